export const id = 638;
export const ids = [638];
export const modules = {

/***/ 88257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startPrune: () => (/* binding */ startPrune)
});

// EXTERNAL MODULE: ./lib/actions/shared/context.js + 9 modules
var shared_context = __webpack_require__(98291);
// EXTERNAL MODULE: ./lib/actions/shared/main.js + 3 modules
var main = __webpack_require__(95421);
// EXTERNAL MODULE: ./lib/actions/shared/input-reader.js + 1 modules
var input_reader = __webpack_require__(74606);
// EXTERNAL MODULE: ./lib/actions/shared/name-filter.js
var name_filter = __webpack_require__(25913);
;// CONCATENATED MODULE: ./lib/actions/prune/age-input.js
const units = { m: 60, h: 3600, d: 86_400, w: 604_800 };
/** Reads `older-than` and `until`, the stricter of which counts; undefined when there is neither. */
function readAge(read, now) {
    const rules = [readOlderThan(read, now), readUntil(read)].filter(rule => rule !== undefined);
    return rules.sort((a, b) => a.before - b.before)[0];
}
function readOlderThan(read, now) {
    const text = read.text('older-than');
    if (text === '')
        return undefined;
    const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
    if (count === '') {
        read.reject('older-than', text, 'a number with m, h, d or w (minutes, hours, days, weeks)', 'older-than: 30d');
    }
    return { before: now - Number(count) * (units[unit] ?? 0) * 1000, words: `longer ago than ${text}` };
}
// A time of day without a zone would mean another moment on another runner.
const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
function readUntil(read) {
    const text = read.text('until');
    if (text === '')
        return undefined;
    const before = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : moment.test(text) ? Date.parse(text) : NaN;
    if (Number.isNaN(before)) {
        const allowed = 'a date, a time with its zone (both ISO 8601), or seconds since 1970; a duration is older-than';
        read.reject('until', text, allowed, 'until: 2026-01-31T12:00:00Z');
    }
    return { before, words: `before ${text}` };
}

// EXTERNAL MODULE: ./lib/image/version.js
var image_version = __webpack_require__(42189);
// EXTERNAL MODULE: ./lib/actions/shared/glob-input.js
var glob_input = __webpack_require__(16118);
;// CONCATENATED MODULE: ./lib/actions/prune/version-filter.js


/** Reads `versions`, whose globs with `!` exempt what the others select, and `dirty-only` with its pattern. */
function readVersionFilter(read) {
    const globs = read.lines('versions');
    const exempt = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1).trim());
    if (exempt.includes(''))
        read.reject('versions', '!', 'a glob after "!"', 'versions: "!1.*"');
    const selected = globs.filter(glob => !glob.startsWith('!'));
    const findSelected = makeFinder(read, selected);
    const findExempt = makeFinder(read, exempt);
    const isDirty = readDirtyOnly(read);
    return version => {
        const exempted = findExempt(version);
        if (exempted !== undefined)
            return { selected: false, because: `versions !${exempted}` };
        const glob = findSelected(version);
        if (selected.length > 0 && glob === undefined)
            return { selected: false, because: 'none of versions' };
        const verdict = isDirty?.(version);
        if (verdict?.dirty === false)
            return { selected: false, because: verdict.because };
        const reasons = [glob && `versions ${glob}`, verdict?.because];
        return { selected: true, because: reasons.filter(Boolean).join('; ') };
    };
}
/** Gives the first glob that matches a version. */
function makeFinder(read, patterns) {
    const globs = patterns.filter(Boolean).map(pattern => ({ pattern, matches: (0,glob_input/* readGlob */.p)(read, 'versions', pattern) }));
    return version => globs.find(({ matches }) => matches(version))?.pattern;
}
function readDirtyOnly(read) {
    const [dirtyOnly, pattern] = [read.flag('dirty-only'), read.pattern('dirty-pattern')];
    if (dirtyOnly)
        return version => (0,image_version/* judgeVersion */.uM)(version, pattern);
    if (pattern)
        read.reject('dirty-pattern', pattern.source, 'only together with dirty-only', 'dirty-only: true');
    return undefined;
}

;// CONCATENATED MODULE: ./lib/actions/prune/inputs.js




const scopeNames = ['folder', 'cache', 'artifacts', 'images', 'dangling', 'build-cache'];
/** Reads all inputs of the action `prune`; throws one `INPUTS` error that lists every problem. `now` is milliseconds since 1970. */
function readPruneInputs(get, env, now) {
    const read = new input_reader/* InputReader */.i(get);
    const scopes = readScopes(read);
    const request = {
        scopes,
        names: (0,name_filter/* readNameFilter */.o)(read),
        exactNames: (0,name_filter/* readExactNames */.I)(read),
        versions: readVersionFilter(read),
        keep: read.integer('keep', 0, Number.MAX_SAFE_INTEGER),
        age: readAge(read, now),
        ref: readRef(read, scopes),
        archiveDir: read.text('archive-dir'),
        dryRun: read.flag('dry-run'),
        token: read.text('github-token'),
        failOnError: read.flag('fail-on-error'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
    checkRules(read, request);
    read.finish(env);
    return request;
}
function readScopes(read) {
    const words = read.words('scopes');
    const scopes = scopeNames.filter(scope => words.includes(scope));
    if (scopes.length !== words.length || words.length === 0) {
        read.reject('scopes', words.join(','), `a list of ${scopeNames.join(', ')}`, 'scopes: folder,cache');
    }
    return scopes;
}
function readRef(read, scopes) {
    const ref = read.text('ref');
    if (ref === '')
        return '';
    const example = 'ref: refs/heads/main';
    if (!scopes.includes('cache'))
        read.reject('ref', ref, 'nothing, because scopes has no cache', 'scopes: cache');
    if (!/^refs\/(heads|tags|pull)\/[^\s*]+$/.test(ref))
        read.reject('ref', ref, 'one full ref', example);
    return ref;
}
// A step without rules must not delete everything, and an engine holds images that have nothing to do with archives.
function checkRules(read, { scopes, keep, age }) {
    const named = read.lines('image').length > 0 || read.lines('name').length > 0;
    const ruled = named || keep > 0 || age !== undefined || read.lines('versions').length > 0;
    if (scopes.includes('images') && !named) {
        const allowed = 'the repositories of the images that may go, because scopes has images; or name instead';
        read.reject('image', '', allowed, 'image: acme/*');
    }
    else if (!ruled && !read.flag('dirty-only') && scopes.some(scope => !/^(dangling|build-cache)$/.test(scope))) {
        const allowed = 'at least one of image, name, versions, keep, older-than, until and dirty-only';
        read.reject('image', '', `${allowed}: without any rule everything would go`, 'older-than: 30d');
    }
}

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/prune/plan.js
var prune_plan = __webpack_require__(15893);
// EXTERNAL MODULE: ./lib/actions/shared/fit-rows.js
var fit_rows = __webpack_require__(2914);
;// CONCATENATED MODULE: ./lib/actions/prune/report.js


/** The outputs of the action `prune`; `warn` is told about rows that GitHub has no room for. */
function makePruneOutputs({ dryRun, planned, pruned, failed }, warn = () => undefined) {
    const write = (output, rows) => JSON.stringify((0,fit_rows/* fitRows */.z)(rows, Infinity, kept => warn(`The output ${output} has the first ${kept} of ${rows.length} rows`)));
    const plan = planned.map(row => ({ action: row.goes ? 'delete' : 'keep', ...(0,prune_plan/* toPruneRow */.G)(row) }));
    return {
        pruned: write('pruned', pruned),
        planned: write('planned', plan),
        failed: write('failed', failed),
        count: String(pruned.length),
        freed: String((0,prune_plan/* sumSizes */.iJ)(pruned)),
        'dry-run': String(dryRun),
    };
}

// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/actions/shared/markdown.js
var markdown = __webpack_require__(93156);
// EXTERNAL MODULE: ./lib/actions/shared/text-table.js
var text_table = __webpack_require__(34623);
;// CONCATENATED MODULE: ./lib/actions/prune/summary.js




/** The plan of the action `prune` for the log, one line per row. */
function makePlanLines({ rows }) {
    const lines = rows.map(row => [row.goes ? 'delete' : 'keep', ...cells((0,prune_plan/* toPruneRow */.G)(row))]);
    if (lines.length === 0)
        return ['nothing fits the rules'];
    return (0,text_table/* alignTable */.O)([['what', 'where', 'name', 'version', 'image id', 'size', 'why'], ...lines]);
}
/** The plan of the action `prune` as Markdown, what goes before what stays. */
function makePlanSummary({ rows }, dryRun) {
    const going = rows.filter(row => row.goes);
    const ordered = [...going, ...rows.filter(row => !row.goes)];
    const bytes = (0,format/* formatBytes */.z)(going.reduce((sum, row) => sum + row.frees, 0));
    const head = ['What', 'Where', 'Name', 'Version', 'Image id', 'Size', 'Why'];
    const title = `## Prune${dryRun ? ' (dry run)' : ''}: ${going.length} of ${rows.length} to delete, ${bytes}`;
    const table = (0,markdown/* makeTable */.d)(head, ordered, row => [
        row.goes ? '**delete**' : 'keep',
        ...cells((0,prune_plan/* toPruneRow */.G)(row)).map(markdown/* escape */.ih),
    ]);
    return `${title}\n\n${table}`;
}
/** What was deleted and what was not, as Markdown. */
function makePruneSummary({ dryRun, pruned, failed }) {
    const done = dryRun ? 'Nothing was deleted because dry-run is true.' : `Deleted ${describeDeleted(pruned)}.`;
    if (failed.length === 0)
        return `${done}\n`;
    const table = (0,markdown/* makeTable */.d)(['Where', 'Name', 'Version', 'Image id', 'Error'], failed, row => [row.where, row.name, row.version, row.imageid, row.error].map(text_table/* inline */.m).map(markdown/* escape */.ih));
    return `${done} Not deleted:\n\n${table}`;
}
/** How much was deleted, or would be. */
function describeDeleted(pruned) {
    return `${pruned.length}, ${(0,format/* formatBytes */.z)((0,prune_plan/* sumSizes */.iJ)(pruned))} freed`;
}
/** One warning for each reason of a failure. */
function makeWarnings(failed) {
    const byReason = Map.groupBy(failed, ({ where, error }) => `${where}: ${error}`);
    return [...byReason].map(([reason, rows]) => {
        const names = rows.filter(row => row.imageid !== '').map(row => `${row.name} ${row.version} ${row.imageid}`.trim());
        const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
        const which = names.length > 0 ? ` (${names.slice(0, 5).join(', ')}${more})` : '';
        return `Not pruned: ${(0,text_table/* inline */.m)(reason)}${which}`;
    });
}
function cells({ where, name, version, imageid, size, because }) {
    return [where, name, version, imageid, (0,format/* formatBytes */.z)(size), because].map(text_table/* inline */.m);
}

// EXTERNAL MODULE: ./lib/core/environment.js
var core_environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/docker/housekeeping.js
var housekeeping = __webpack_require__(31045);
// EXTERNAL MODULE: ./lib/prune/archives.js
var archives = __webpack_require__(64245);
// EXTERNAL MODULE: ./lib/prune/delete.js
var prune_delete = __webpack_require__(56157);
// EXTERNAL MODULE: ./lib/docker/temporary-tags.js
var temporary_tags = __webpack_require__(93621);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/image/reference.js
var image_reference = __webpack_require__(68424);
;// CONCATENATED MODULE: ./lib/prune/engine.js




const unnamed = { name: '', version: '', format: '', family: '' };
/** The tags of the engine's images in the repositories that are wanted. Deleting its last tag deletes the image. */
async function gatherImages(engine, wanted) {
    const [images, usage] = [await engine.images(false), await engine.usage()];
    const found = [];
    for (const image of images) {
        // The containerd store lists digests among the tags.
        const tags = image.tags.filter(tag => isOwnTag(tag) && isWanted(tag, wanted));
        if (tags.length === 0)
            continue;
        const stored = await engine.stored(image.id);
        found.push(...tags.map(tag => toTagged(image, tag, stored, findUser(usage, image), engine)));
    }
    return found;
}
/** The engine's images without a tag; one that still has a digest of a registry goes only if that name is wanted. */
async function gatherDangling(engine, wanted) {
    const [images, usage] = [await engine.images(true), await engine.usage()];
    const found = [];
    for (const image of images) {
        const { id, tags, digests, size } = image;
        if (tags.length > 0 || !digests.every(digest => isWanted(digest, wanted)))
            continue;
        found.push({
            ...unnamed,
            where: 'dangling',
            name: (0,image_reference/* parseReference */.F2)(digests[0] ?? '')?.repository ?? '',
            imageid: (0,image_name/* shortId */.m_)(id),
            size,
            stored: await engine.stored(id),
            thing: id,
            names: 1,
            because: 'it has no tag, and no container uses it',
            kept: findUser(usage, image),
            remove: async () => {
                for (const name of digests.length > 0 ? digests : [id])
                    await engine.remove(name, id);
            },
        });
    }
    return found;
}
/** BuildKit's cache in two rows: what was last used `before`, in milliseconds since 1970, and what must stay. */
async function gatherBuildCache(engine, before) {
    const records = await engine.buildCache();
    const used = findUsed(records, before);
    const going = records.filter(record => !used.has(record.id));
    const staying = records.filter(record => used.has(record.id));
    const kept = `${staying.length} records that are in use, or were used recently`;
    const remove = () => engine.pruneBuildCache(before);
    const rows = [
        { ...sumRecords(going, 'unused'), because: `${going.length} records that nothing uses`, remove },
        { ...sumRecords(staying, 'used'), because: kept, kept, remove },
    ];
    return rows.filter(row => row.names > 0);
}
function sumRecords(records, thing) {
    // Bytes that an image shares are not freed with the record.
    const size = records.filter(record => !record.shared).reduce((sum, record) => sum + record.size, 0);
    const stored = Math.max(0, ...records.map(record => record.used));
    return { ...unnamed, where: 'build-cache', imageid: '', size, stored, thing, names: Math.min(1, records.length) };
}
// A record in use needs those it was built on.
function findUsed(records, before) {
    const used = new Set();
    const byId = new Map(records.map(record => [record.id, record]));
    const hold = (record) => {
        if (used.has(record.id))
            return;
        used.add(record.id);
        record.parents.map(id => byId.get(id)).forEach(parent => parent && hold(parent));
    };
    records.filter(record => record.inUse || record.used >= before).forEach(hold);
    return used;
}
function toTagged({ id, tags, size }, tag, stored, kept, engine) {
    const { repository = '', tag: version = '' } = (0,image_reference/* parseReference */.F2)(tag) ?? {};
    return {
        where: 'image',
        name: repository,
        version,
        imageid: (0,image_name/* shortId */.m_)(id),
        format: '',
        size,
        stored,
        family: `image ${repository}`,
        thing: id,
        names: tags.length,
        because: archives/* nameFits */.SB,
        kept,
        remove: () => engine.remove(tag, id),
    };
}
// The names of a step that uses the image go with that step.
function isOwnTag(tag) {
    return (0,image_reference/* parseReference */.F2)(tag)?.digest === undefined && !(0,temporary_tags/* isTemporaryName */.$W)(tag);
}
function isWanted(name, wanted) {
    const reference = (0,image_reference/* parseReference */.F2)(name);
    return reference !== undefined && wanted((0,image_name/* nameOf */.Vb)(reference.repository), reference.repository);
}
function findUser(usage, { id }) {
    const container = usage.get(id);
    return container && `container ${container} uses it`;
}

// EXTERNAL MODULE: ./lib/prune/layers.js
var prune_layers = __webpack_require__(35772);
// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/artifacts.js + 3 modules
var artifacts = __webpack_require__(55602);
// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
// EXTERNAL MODULE: ./lib/stores/cache/store.js + 5 modules
var store = __webpack_require__(89741);
// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/stores/running-steps.js
var running_steps = __webpack_require__(58035);
;// CONCATENATED MODULE: ./lib/actions/prune/plan.js


/** Decides by the rules of a request what goes; the order in which it was found does not matter. */
function planRequest(found, request, running) {
    const { keep, age, versions } = request;
    return (0,prune_plan/* planPrune */.wM)((0,prune_plan/* orderCandidates */.$T)(found), { select: ({ version }) => versions(version), keep, age, running });
}
/** Throws `PRUNE_AMBIGUOUS` where archives of several repositories have a name that was given to select those of one image. */
function refuseShared(found, { exactNames }) {
    for (const name of exactNames) {
        const same = found.filter(each => each.name === name);
        const [one, other] = new Set(same.flatMap(({ repository }) => repository ?? []));
        if (one === undefined || other === undefined)
            continue;
        const message = `name ${name} has archives of two images, ${one} and ${other}; neither is pruned by the name alone`;
        throw new errors/* ActionError */.lZ('PRUNE_AMBIGUOUS', message, { hint: `Say which one is meant:\n  with:\n    image: ${one}` });
    }
}
/** A row for a scope that could not be searched. */
function toFailedScope(where, error) {
    return { where, name: '', version: '', imageid: '', format: '', size: 0, because: 'could not be searched', error };
}

;// CONCATENATED MODULE: ./lib/actions/prune/run.js

















/** Adds to the context of a run what its request says. */
function openPrune(request, context) {
    const { environment, log, signal } = context;
    const lookUps = new look_up/* LookUps */.MJ(log, signal, look_up/* longestList */.XZ);
    const dir = (0,core_environment/* archiveFolder */.tw)(request.archiveDir, environment);
    return { ...context, lookUps, request, dir, running: new running_steps/* RunningStep */.K(dir, context.began) };
}
/** Searches all scopes and decides what goes. A scope that cannot be searched is a failure, and the others count. */
async function planDeletions(context) {
    const plan = await context.stage('Plan', () => searchScopes(context), ({ rows }) => `${rows.filter(row => row.goes).length} of ${rows.length} to delete`);
    for (const line of makePlanLines(plan))
        context.log.info(line);
    return plan;
}
/** Deletes what the plan says; a dry run only reports what it would delete. */
async function runPrune({ rows, failed }, context) {
    const { dryRun } = context.request;
    if (dryRun)
        return { dryRun, planned: rows, pruned: rows.filter(row => row.goes).map(prune_plan/* toPruneRow */.G), failed };
    return context.stage('Delete', async () => {
        const deletions = await (0,prune_delete/* deletePlanned */.C)(rows, context.running, context.signal);
        const pruned = (0,prune_delete/* rowsGone */.x)(deletions).map(prune_plan/* toPruneRow */.G);
        const errors = deletions.flatMap(({ row, error }) => (error === undefined ? [] : { ...(0,prune_plan/* toPruneRow */.G)(row), error }));
        return { dryRun, planned: rows, pruned, failed: [...failed, ...errors] };
    }, report => describeDeleted(report.pruned));
}
async function searchScopes(context) {
    const { request } = context;
    const failed = [];
    const found = [];
    const search = async (scope, gather) => {
        try {
            return await gather();
        }
        catch (error) {
            context.signal.throwIfAborted();
            failed.push(toFailedScope(scope, (0,errors/* messageOf */.bD)(error)));
            return [];
        }
    };
    const needs = await context.running.needs();
    for (const scope of request.scopes)
        found.push(...(await search(scope, () => gatherScope(scope, needs, context))));
    refuseShared(found, request);
    const rows = planRequest(found, request, needs);
    if (!request.scopes.includes('cache') || failed.some(({ where }) => where === 'cache'))
        return { rows, failed };
    const layers = await search('cache', () => findLayers(rows, context));
    return { rows: [...rows, ...planRequest(layers, request, needs)], failed };
}
async function gatherScope(scope, { since }, context) {
    const { request, environment } = context;
    const { names } = request;
    switch (scope) {
        case 'folder':
            return (0,archives/* gatherArchives */.R)(new folder/* FolderStore */.c(context), names);
        case 'cache':
            return (0,archives/* gatherArchives */.R)(new store/* CacheStore */.E(context, openCacheApi(context)), names, { ref: refOf(context) });
        case 'artifacts': {
            const obstacle = (0,artifact_service/* artifactObstacle */.aP)(environment, 'scopes: artifacts', 'scopes: folder,cache');
            if (obstacle)
                throw obstacle;
            return (0,archives/* gatherArchives */.R)(new artifacts/* ArtifactStore */.c(context), names);
        }
        case 'images':
            return gatherImages(await openEngine(context), names);
        case 'dangling':
            return gatherDangling(await openEngine(context), names);
        case 'build-cache':
            return gatherBuildCache(await openEngine(context), Math.min(since, request.age?.before ?? since));
    }
}
// Which layers are needed depends on which archives stay.
async function findLayers(rows, context) {
    const obstacle = (0,service/* cacheObstacle */.MH)(context.environment, 'read');
    if (obstacle !== undefined) {
        context.log.info(`The layers in the actions cache are not searched: ${obstacle}`);
        return [];
    }
    const going = new Set(rows.filter(row => row.goes).map(({ candidate }) => candidate.thing));
    return (0,prune_layers/* gatherLayers */.Q)({
        api: openCacheApi(context),
        cache: new store/* CacheStore */.E(context),
        ref: refOf(context),
        goes: id => going.has(`cache ${id}`),
        now: Date.now(),
    });
}
function openCacheApi(context) {
    const { environment, github } = context;
    const api = github();
    if (!api)
        throw new errors/* ActionError */.lZ('CACHE_SERVICE', 'github-token is empty');
    if (environment.repository === '') {
        throw new errors/* ActionError */.lZ('CACHE_SERVICE', 'this step has no repository (GITHUB_REPOSITORY is not set)');
    }
    if (refOf(context) === '')
        throw new errors/* ActionError */.lZ('CACHE_SERVICE', 'this step runs for no ref (GITHUB_REF is not set)');
    return api;
}
function refOf({ request, environment }) {
    return request.ref || environment.ref;
}
async function openEngine({ engine, request, signal }) {
    return new housekeeping/* Housekeeping */.s(await engine(), request.idleTimeout, signal);
}

;// CONCATENATED MODULE: ./lib/actions/prune/main.js







/** Starts the action `prune`. */
async function startPrune() {
    return (0,main/* runAction */.Cs)(async (getInput, runner) => {
        const { environment, log } = runner;
        const request = readPruneInputs(getInput, environment.env, Date.now());
        const context = openPrune(request, (0,shared_context/* openContext */.e)(runner, request));
        const plan = await planDeletions(context);
        await (0,main/* addSummary */.S0)(makePlanSummary(plan, request.dryRun), log);
        const report = await runPrune(plan, context);
        (0,main/* setOutputs */.n0)(makePruneOutputs(report, warning => log.warning(warning)));
        await (0,main/* addSummary */.S0)(makePruneSummary(report), log);
        for (const warning of makeWarnings(report.failed))
            log.warning(warning);
        if (request.failOnError)
            refuseFailures(report);
    });
}
function refuseFailures({ failed, pruned }) {
    const [first] = failed;
    if (!first)
        return;
    const message = `${failed.length} could not be pruned, ${pruned.length} were; the first is in ${first.where}: ${first.error}`;
    throw new errors/* ActionError */.lZ('PRUNE', message, {
        hint: 'To continue despite failures:\n  with:\n    fail-on-error: false',
    });
}


/***/ }),

/***/ 2914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// GitHub allows 1 MB of outputs for a job, counted in UTF-16, and up to three of ours share it.
const mostCharacters = 160_000;
/** The first rows that fit into an output as JSON, at most `most`; `note` is called with their number if rows are left out. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ }),

/***/ 25913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readExactNames),
/* harmony export */   o: () => (/* binding */ readNameFilter)
/* harmony export */ });
/* harmony import */ var _image_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57651);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68424);
/* harmony import */ var _glob_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16118);




/** Reads `image` and `name`, exact or as patterns, one per line. An archive is accepted when one of them fits, or when there are none. */
function readNameFilter(read) {
    const filters = [
        ...read.lines('image').map(item => filterImage(read, item)),
        ...read.lines('name').map(item => filterName(read, item)),
    ];
    return (name, repository) => filters.length === 0 || filters.some(filter => filter(name, repository));
}
function filterImage(read, item) {
    const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .lowerRepository */ .Sl)(item));
    if (!image && isPattern(item))
        return filterImages(read, item);
    if (image && image.tag === undefined && image.digest === undefined)
        return (name, repository = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name)) => repository === image.repository;
    read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
    return () => false;
}
// In a pattern `*` stops at a slash, so registry and path are compared one by one.
function filterImages(read, item) {
    const [, registry = 'docker.io', pattern = ''] = /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
    if (/[:@~]/.test(pattern)) {
        read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
    }
    const matchesPath = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_3__/* .readGlob */ .p)(read, 'image', pattern, _image_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compilePathGlob */ .x);
    const matchesHost = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_3__/* .readGlob */ .p)(read, 'image', registry);
    return (name, repository = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name)) => {
        const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(repository);
        return image !== undefined && matchesHost(image.host) && matchesPath(image.path);
    };
}
function filterName(read, item) {
    if (item.includes('/'))
        read.reject('name', item, 'the name of an archive, "/" written "~" and ":" written "="', `name: ${(0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(item)}`);
    if (!isPattern(item))
        return name => name === item;
    const matches = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_3__/* .readGlob */ .p)(read, 'name', item);
    // The name of an image at an IPv6 address is in brackets.
    return name => name === item || matches(name);
}
/** The names in `name` that are not patterns. */
function readExactNames(read) {
    return read.lines('name').filter(item => !isPattern(item));
}
function isPattern(item) {
    return /[*?[\]{}]/.test(item);
}


/***/ }),

/***/ 34623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ alignTable),
/* harmony export */   m: () => (/* binding */ inline)
/* harmony export */ });
/** Aligns rows of cells as a table for the log. */
function alignTable(lines) {
    const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
    return lines.map(line => line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd());
}
/** Puts text on one line; even the name of a file may contain a line break. */
function inline(text) {
    return text.replace(/\s+/g, ' ');
}


/***/ }),

/***/ 93621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ isTemporaryName),
/* harmony export */   I0: () => (/* binding */ heldRepository),
/* harmony export */   MD: () => (/* binding */ removeTemporaryTag),
/* harmony export */   S3: () => (/* binding */ removeAbandonedTags),
/* harmony export */   Wu: () => (/* binding */ loopbackRepository)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_partial_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38133);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2965);




// The runner kills a cancelled step after 7.5 s.
const untagTimeout = 3000;
/** The repository in which images pass through the loopback registry. */
const loopbackRepository = 'docker-archive/image';
/** The repository of the names that images have while a step uses them; a tag begins with when it was given. */
const heldRepository = 'docker-archive/held';
const loopbackName = new RegExp(`^127\\.0\\.0\\.1:(\\d+)/${loopbackRepository}:`);
const heldName = new RegExp(`^${heldRepository}:(\\d+)-`);
/** Whether a step gave this name to an image that it uses. */
function isTemporaryName(name) {
    return loopbackName.test(name) || heldName.test(name);
}
/** Removes the names that killed steps left in the engine. */
async function removeAbandonedTags(engine, log) {
    const names = (await engine.list()).flatMap(({ tags }) => tags);
    for (const name of names)
        if (await isAbandoned(name))
            await removeTemporaryTag(engine, name, log);
}
// Nothing listens on the port of a loopback name any longer, and no step runs for a day.
async function isAbandoned(name) {
    const [, port] = loopbackName.exec(name) ?? [];
    if (port !== undefined)
        return !(await isOpen(Number(port)));
    const [, given] = heldName.exec(name) ?? [];
    return given !== undefined && Date.now() - Number(given) > _core_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .abandonedAfter */ .ZN;
}
/** Removes a temporary name from the engine, even after a cancel; a failure is only a warning. */
async function removeTemporaryTag(engine, name, log) {
    try {
        await engine.untag(name, AbortSignal.timeout(untagTimeout));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineRefusal */ .np && error.status === 404)
            return;
        log.warning(`The name ${name} stays in the engine: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
    }
}
function isOpen(port) {
    return new Promise(resolve => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)(port, '127.0.0.1');
        const settle = (open) => {
            socket.destroy();
            resolve(open);
        };
        socket.once('connect', () => settle(true)).once('error', () => settle(false));
    });
}


/***/ }),

/***/ 58035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ RunningStep)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67429);
/* harmony import */ var _core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38133);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30437);







// Milliseconds. A step that was killed leaves its marker, which nobody refreshes any longer.
const freshFor = 60_000;
const refreshEvery = 10_000;
const markerName = /^\.[0-9a-f]{16}\.step$/;
// The markers of this process, which ends without disposing of anything when it is cancelled.
const open = new Set();
process.on('exit', () => open.forEach(path => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { force: true })));
/**
 * This step, as other steps on the same archive folder see it: a marker file says when it began and what it uses, from
 * the first call of `announce` or `use` until it is disposed of. A folder that cannot be written to gets no marker.
 */
class RunningStep {
    #dir;
    #began;
    #path;
    #uses = new Set();
    #refresh;
    /** `began` is milliseconds since 1970. */
    constructor(dir, began) {
        this.#dir = dir;
        this.#began = began;
        this.#path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.step`);
    }
    /** Tells other steps that this one is running; the folder must exist. */
    async announce() {
        try {
            open.add(this.#path);
            await (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeJson */ .GF)(this.#path, { began: this.#began, uses: [...this.#uses] });
            this.#refresh ??= setInterval(() => void touch(this.#path), refreshEvery).unref();
        }
        catch {
            // Where this step may not write, others cannot be expected to look.
        }
    }
    /** Tells other steps what has to stay while this one is running; look afterwards whether it is still there. */
    async use(...things) {
        for (const thing of things)
            this.#uses.add(thing);
        await this.announce();
    }
    /** What this step and the others need. */
    async needs() {
        const markers = await this.#readOthers();
        const used = new Set(markers.flatMap(({ uses }) => uses));
        return { since: Math.min(this.#began, ...markers.map(({ began }) => began)), used };
    }
    async [Symbol.asyncDispose]() {
        clearInterval(this.#refresh);
        open.delete(this.#path);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(this.#path, { force: true });
    }
    async #readOthers() {
        const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(this.#dir).catch(() => [])).filter(name => markerName.test(name));
        const paths = names.map(name => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(this.#dir, name)).filter(path => path !== this.#path);
        return (await Promise.all(paths.map(readMarker))).filter(marker => marker !== undefined);
    }
}
async function readMarker(path) {
    const age = Date.now() - ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > _core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__/* .abandonedAfter */ .ZN)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    if (age > freshFor)
        return undefined;
    const { began, uses } = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_6__/* .parseRecord */ .Hh)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path).catch(() => undefined)) ?? {};
    if (typeof began !== 'number' || !Array.isArray(uses))
        return undefined;
    return { began, uses: uses.filter(thing => typeof thing === 'string') };
}
async function touch(path) {
    const now = new Date();
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.utimes)(path, now, now).catch(() => undefined);
}


/***/ })

};
