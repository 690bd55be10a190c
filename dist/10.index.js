export const id = 10;
export const ids = [10];
export const modules = {

/***/ 4010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArchive: () => (/* binding */ openArchive)
});

// EXTERNAL MODULE: ./lib/acquire/check/result.js
var result = __webpack_require__(82051);
// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(81472);
// EXTERNAL MODULE: ./lib/inputs/archive.js + 5 modules
var archive = __webpack_require__(12914);
// EXTERNAL MODULE: ./lib/plan/plan.js
var plan_plan = __webpack_require__(50747);
;// CONCATENATED MODULE: ./lib/report/outputs.js
/** The outputs of the root action, every one of them, as strings: those of its first archive, and a list of all. */
function makeOutputs(reports) {
    const [first] = reports;
    const pruned = JSON.stringify(reports.flatMap(report => report.pruned));
    const described = reports.map(report => describe(report, fieldsOf(report)));
    return {
        ...fieldsOf(first),
        pruned,
        checks: JSON.stringify(reports.flatMap(report => report.checks)),
        metadata: JSON.stringify(described[0]),
        archives: JSON.stringify(first.dryRun ? [] : described),
    };
}
function fieldsOf(report) {
    const { archive, artifact } = report;
    return {
        imageid: report.imageid,
        'short-imageid': archive?.metadata.imageid ?? '',
        digest: report.publication?.pushed[0]?.digest ?? report.digest,
        platforms: report.platforms ? JSON.stringify(report.platforms) : '',
        tag: report.tag,
        version: report.version,
        dirty: String(report.dirty),
        updated: String(report.updated),
        source: report.source,
        'archive-path': archive?.path ?? '',
        'archive-name': archive?.name ?? '',
        'archive-format': archive?.format ?? '',
        'archive-size': archive ? String(archive.size) : '',
        'archive-sha256': archive?.sha256 ?? '',
        'artifact-id': artifact ? String(artifact.id) : '',
        'artifact-url': artifact?.url ?? '',
        'artifact-digest': artifact?.sha256 ?? '',
        'release-asset-url': report.publication?.asset?.url ?? '',
        'cache-hit': String(report.cacheHit),
        'cache-key': report.cacheKey,
    };
}
function describe(report, fields) {
    const { archive } = report;
    const about = archive && {
        image: archive.metadata.image,
        platform: archive.metadata.platform,
        labels: archive.metadata.labels,
        ...describeSettings(archive.metadata),
        created: archive.metadata.created,
        'repo-tags': archive.metadata.repo_tags,
        'config-digest': archive.metadata.config_digest,
        'manifest-digest': archive.metadata.manifest_digest,
        'index-digest': archive.metadata.index_digest,
        layout: archive.metadata.layout,
        'tar-size': archive.metadata.tar_size,
    };
    const { dirty, updated, cacheHit, pruned, checks } = report;
    const exact = { dirty, updated, 'cache-hit': cacheHit, pruned, checks };
    const platforms = report.platforms ? { platforms: report.platforms } : {};
    const size = archive ? { 'archive-size': archive.size } : {};
    return {
        image: report.image,
        ...fields,
        ...exact,
        ...platforms,
        ...size,
        ...about,
        ...(report.dryRun && { 'dry-run': true, plan: report.plan }),
    };
}
function describeSettings({ settings, layers }) {
    const { user, entrypoint, cmd, exposed_ports: ports, env_count: count } = settings ?? {};
    const told = { user, entrypoint, cmd, 'exposed-ports': ports, 'env-count': count };
    return { ...(settings && told), 'layer-count': layers.length };
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(35912);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(91202);
;// CONCATENATED MODULE: ./lib/report/summary.js


// GitHub drops a whole summary over 1 MiB; a screen is far less.
const longestSummary = 900_000;
const mostRows = 20;
/** The job summary of one run as Markdown, one screen long. */
function makeSummary(reports, stages) {
    const [first] = reports;
    const parts = reports.length > 1 ? several(reports, stages) : single(first, stages);
    return `${[...parts, ...pruned(reports)].join('\n\n').slice(0, longestSummary)}\n`;
}
function single(report, stages) {
    const title = `## ${report.dryRun ? 'Plan for' : 'Archive of'} ${(0,markdown/* escape */.i)(report.reference)}`;
    return [title, table(rows(report, stages)), ...plan(report)];
}
function several(reports, stages) {
    const head = ['Archive', 'Platform', 'Size', 'State', 'Artifact', 'Cache'];
    const list = (0,markdown/* makeTable */.d)(head, reports, ({ archive, artifact, cached, updated }) => [
        `\`${archive?.name ?? ''}\``,
        (0,markdown/* escape */.i)(archive?.metadata.platform ?? ''),
        (0,format/* formatBytes */.z)(archive?.size ?? 0),
        updated ? 'saved' : 'up to date',
        artifact ? `[${artifact.id}](${artifact.url})` : 'none',
        cached ? 'kept' : 'none',
    ]);
    return [`## ${reports.length} archives of ${(0,markdown/* escape */.i)(reports[0].image)}`, list, `Time: ${times(stages)}`];
}
function rows(report, stages) {
    const { archive, artifact } = report;
    const rows = [
        ['Version', `${(0,markdown/* escape */.i)(report.version)} is ${report.dirty ? '**dirty**' : 'clean'}: ${(0,markdown/* escape */.i)(report.dirtyBecause)}`],
    ];
    if (report.dryRun)
        return rows;
    rows.push(['Archive', `${report.updated ? 'saved' : 'up to date'}: ${(0,markdown/* escape */.i)(report.because)}`]);
    if (archive) {
        const { metadata } = archive;
        rows.push(['File', `\`${archive.name}\``]);
        rows.push([
            'Image id',
            `\`${metadata.imageid}\` (${(0,markdown/* escape */.i)(metadata.platform)}, created ${(0,markdown/* escape */.i)(metadata.created)})`,
        ]);
        rows.push(['Runs', describeUse(metadata)]);
        rows.push(['Size', `${(0,format/* formatBytes */.z)(metadata.tar_size)} → ${(0,format/* formatBytes */.z)(archive.size)}`]);
    }
    rows.push(['Checks', report.checks.map(({ name }) => (0,markdown/* escape */.i)(name)).join(', ') || 'none']);
    rows.push(['Artifact', artifact ? `[${artifact.id}](${artifact.url})` : 'none']);
    rows.push(['Cache', report.cached ? `\`${report.cacheKey}\`` : 'none']);
    if (report.publication)
        rows.push(...published(report.publication));
    rows.push([
        'Pruned',
        report.pruned.length === 0 ? 'nothing' : `${report.pruned.length}, ${(0,format/* formatBytes */.z)(sizeOf(report.pruned))}`,
    ]);
    rows.push(['Time', times(stages)]);
    return rows;
}
function describeUse({ settings, layers }) {
    const { user = '', entrypoint = [], cmd = [], exposed_ports: ports = [], env_count: count } = settings ?? {};
    const command = [...entrypoint, ...cmd].join(' ').slice(0, 200);
    const facts = [
        ...(command === '' ? [] : [(0,markdown/* escape */.i)(command)]),
        ...(user === '' ? [] : [`as ${(0,markdown/* escape */.i)(user)}`]),
        ...(ports.length === 0 ? [] : [`ports ${(0,markdown/* escape */.i)(ports.join(', '))}`]),
        ...(count === undefined ? [] : [`${count} variables`]),
        `${layers.length} layers`,
    ];
    return facts.join(', ');
}
function times(stages) {
    return stages.map(({ name, seconds }) => `${(0,markdown/* escape */.i)(name)} ${(0,format/* formatSeconds */.X)(seconds)}`).join(', ');
}
function published({ names, pushed, latest, asset }) {
    const list = names.map(name => `\`${name}\``).join(', ');
    const [first] = pushed;
    const rows = [];
    if (!first && names.length > 1)
        rows.push(['Tagged', list]);
    if (first)
        rows.push(['Pushed', `${list}: \`${first.digest}\``], ['latest', (0,markdown/* escape */.i)(latest)]);
    if (asset)
        rows.push(['Release', `[asset](${asset.url}): ${(0,markdown/* escape */.i)(asset.because)}`]);
    return rows;
}
function plan(report) {
    return report.plan.length === 0 ? [] : [report.plan.map(line => `- ${(0,markdown/* escape */.i)(line)}`).join('\n')];
}
function pruned(reports) {
    const all = reports.flatMap(report => report.pruned);
    if (all.length === 0)
        return [];
    const shown = all.slice(0, mostRows);
    const lines = shown.map(row => `| ${row.where} | ${(0,markdown/* escape */.i)(row.version)} | \`${row.imageid}\` | ${(0,format/* formatBytes */.z)(row.size)} | ${(0,markdown/* escape */.i)(row.because)} |`);
    const rest = all.length - shown.length;
    const more = rest > 0 ? [`| … | ${rest} more | | | |`] : [];
    const head = ['| Where | Version | Image id | Size | Why |', '|---|---|---|---|---|'];
    const title = reports[0].dryRun ? 'Would be pruned' : 'Pruned';
    return [
        `<details><summary>${title}: ${all.length}</summary>\n\n${[...head, ...lines, ...more].join('\n')}\n\n</details>`,
    ];
}
function sizeOf(rows) {
    return rows.reduce((sum, row) => sum + row.size, 0);
}
function table(entries) {
    return ['| | |', '|---|---|', ...entries.map(([key, value]) => `| ${key} | ${value} |`)].join('\n');
}

// EXTERNAL MODULE: ./lib/run.js + 89 modules
var run = __webpack_require__(25996);
;// CONCATENATED MODULE: ./lib/archive.js







/** The door of the root action. */
async function openArchive() {
    return (0,door/* openDoor */.fx)(['password', 'github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const inputs = (0,archive/* readArchiveInputs */.yq)(getInput, world.env);
        const plan = (0,plan_plan/* makePlan */.C)(inputs);
        // Known before any work, and wanted even when the step then fails.
        (0,door/* setOutputs */.n0)({ version: inputs.version, tag: plan.tag, dirty: String(plan.verdict.dirty) });
        const reports = await (0,run/* runArchive */.K)(inputs, plan, world, visit).catch(tellChecks);
        (0,door/* setOutputs */.n0)(makeOutputs(reports));
        if (inputs.summary)
            await (0,door/* addSummary */.S0)(makeSummary(reports, console.stages), console);
    });
}
function tellChecks(error) {
    if (error instanceof result/* CheckFailure */.j)
        (0,door/* setOutputs */.n0)({ checks: JSON.stringify(error.checks) });
    throw error;
}


/***/ })

};
