export const id = 146;
export const ids = [146];
export const modules = {

/***/ 21146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArchive: () => (/* binding */ openArchive)
});

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/platform.js
var plan_platform = __webpack_require__(18996);
// EXTERNAL MODULE: ./lib/inputs/identity.js
var identity = __webpack_require__(19179);
// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/archive.js





/** Reads all inputs of the root action; throws one `INPUTS` error that lists every problem. `env` fills valueless build-args. */
function readArchiveInputs(get, env) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, archiveInputNames);
    const source = readSource(read);
    const image = readImage(read, source.source);
    const registry = readRegistry(read, image);
    const platform = readPlatform(read);
    const dirtyPattern = read.pattern('dirty-pattern');
    const retentionDays = read.integer('retention-days', 0, 400);
    const pullPolicy = readPullPolicy(read, source.source);
    const inputs = {
        image,
        version: (0,identity/* acceptVersion */.rS)(read, read.text('version') || 'latest'),
        name: (0,identity/* acceptName */.w)(read, read.text('name') || (0,plan_name/* nameOf */.Vb)(image.path)),
        ...(dirtyPattern && { dirtyPattern }),
        dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
        allowDirty: read.flag('allow-dirty'),
        ...source,
        build: readBuild(read, source.source, env),
        ...(pullPolicy && { pullPolicy }),
        ...(platform && { platform }),
        ...(registry && { registry }),
        archiveDir: read.text('archive-dir'),
        format: read.oneOf('archive-format', plan_name/* archiveFormats */.Tc),
        level: read.integer('compression-level', 0, 9),
        existing: read.oneOf('existing', ['rebuild', 'reuse', 'fail']),
        uploadArtifact: read.flag('upload-artifact'),
        retentionDays,
        dirtyRetentionDays: read.text('dirty-retention-days')
            ? read.integer('dirty-retention-days', 0, 400)
            : retentionDays,
        cache: read.flag('cache'),
        ...readPrune(read),
        dryRun: read.flag('dry-run'),
        token: read.text('github-token'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
        summary: read.flag('summary'),
    };
    read.finish();
    return inputs;
}
/** Every input of the root action, as `action.yml` lists them. */
const archiveInputNames = [
    ...[
        'image',
        'version',
        'name',
        'dirty-pattern',
        'dirty-policy',
        'allow-dirty',
        'source',
        'context',
        'file',
        'target',
    ],
    ...['build-args', 'labels', 'no-cache', 'pull', 'pull-policy', 'platform', 'registry', 'username', 'password'],
    ...['archive-dir', 'archive-format', 'compression-level', 'existing', 'upload-artifact', 'retention-days'],
    ...['dirty-retention-days', 'cache', 'prune', 'keep', 'keep-versions', 'dry-run', 'github-token', 'docker-host'],
    ...['timeout', 'summary'],
];
const placeholder = { host: 'docker.io', path: 'image', repository: 'image' };
function readImage(read, source) {
    const written = read.text('image');
    const image = (0,identity/* readRepository */.Nu)(read, written, 'a repository without tag, optionally with @sha256:<64 hex>');
    if (!image)
        return placeholder;
    if (image.digest !== undefined && source !== 'pull' && source !== 'registry') {
        read.reject('image', written, `a digest only when the source is pull or registry, here it is ${source}`, 'source: pull');
    }
    return image;
}
function readSource(read) {
    const asked = read.oneOf('source', ['auto', 'build', 'pull', 'local', 'registry']);
    if (asked !== 'auto')
        return { source: asked, sourceBecause: `source is ${asked}` };
    const given = ['context', 'file'].filter(input => read.text(input) !== '').join(' and ');
    if (given)
        return { source: 'build', sourceBecause: `${given} given` };
    return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}
const buildOnly = ['context', 'file', 'target', 'build-args', 'labels'];
function readBuild(read, source, env) {
    const [noCache, pull] = [read.flag('no-cache'), read.flag('pull')];
    if (source !== 'build') {
        const flags = [noCache ? 'no-cache' : '', pull ? 'pull' : ''];
        for (const input of [...buildOnly, ...flags].filter(name => name && read.text(name) !== '')) {
            read.reject(input, read.text(input), `nothing, because the source is ${source} and nothing is built`, 'source: build');
        }
    }
    return {
        context: read.text('context') || '.',
        file: read.text('file'),
        target: read.text('target'),
        buildArgs: read.pairs('build-args', 'build-args: GO_VERSION=1.24', key => env[key]),
        labels: read.pairs('labels', 'labels: org.opencontainers.image.vendor=acme', () => ''),
        noCache,
        pull,
    };
}
function readPullPolicy(read, source) {
    const text = read.text('pull-policy');
    if (text === '')
        return undefined;
    if (source !== 'pull') {
        const allowed = `nothing, because the source is ${source}; it belongs to source: pull`;
        read.reject('pull-policy', text, allowed, source === 'build' ? 'pull: true' : 'source: pull');
    }
    return read.oneOf('pull-policy', ['always', 'missing', 'never']);
}
function readPlatform(read) {
    const text = read.text('platform');
    if (text === '')
        return undefined;
    const platform = (0,plan_platform/* parsePlatform */.FL)(text);
    if (!platform)
        read.reject('platform', text, 'one os/arch[/variant]', 'platform: linux/arm64');
    return platform;
}
function readRegistry(read, image) {
    const [registry, username, password] = [read.text('registry'), read.text('username'), read.text('password')];
    if (username === '' && password === '') {
        if (registry !== '')
            read.reject('registry', registry, 'only together with username and password', 'username: octocat');
        return undefined;
    }
    if (username === '')
        read.reject('username', '', 'a user name, because password is given', 'username: octocat');
    if (password === '')
        read.reject('password', '', 'a secret, because username is given', 'password: ${{ secrets.TOKEN }}');
    return { host: registry || image.host, username, password };
}
function readPrune(read) {
    const prune = read.oneOf('prune', ['none', 'dirty', 'all']);
    const keep = read.integer('keep', 0, Number.MAX_SAFE_INTEGER);
    const keepVersions = read.lines('keep-versions');
    if (prune === 'none' && keep > 0)
        read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
    if (prune === 'none' && keepVersions.length > 0) {
        read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
    }
    return { prune, keep, keepVersions };
}

// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
;// CONCATENATED MODULE: ./lib/plan/plan.js

/** Decides what the inputs ask for. */
function makePlan(inputs) {
    const verdict = (0,plan_version/* judgeVersion */.uM)(inputs.version, inputs.dirtyPattern);
    const tag = (0,plan_version/* toTag */.yQ)(inputs.version);
    return {
        verdict,
        tag,
        reference: `${inputs.image.repository}:${tag}`,
        ...choosePullPolicy(inputs.pullPolicy, verdict.dirty),
        retentionDays: verdict.dirty ? inputs.dirtyRetentionDays : inputs.retentionDays,
        gate: decideGate(inputs, verdict),
    };
}
function choosePullPolicy(asked, dirty) {
    if (asked)
        return { pullPolicy: asked, pullBecause: `pull-policy is ${asked}` };
    if (dirty)
        return { pullPolicy: 'always', pullBecause: 'a dirty version may have moved' };
    return { pullPolicy: 'missing', pullBecause: 'a clean version does not move' };
}
function decideGate(inputs, verdict) {
    if (!verdict.dirty || inputs.dirtyPolicy === 'allow')
        return { kind: 'open' };
    if (inputs.dirtyPolicy === 'warn')
        return { kind: 'warn', because: `version is dirty: ${verdict.because}` };
    if (inputs.allowDirty)
        return { kind: 'warn', because: `version is dirty, let pass by allow-dirty: ${verdict.because}` };
    return { kind: 'refuse', because: verdict.because };
}

;// CONCATENATED MODULE: ./lib/report/outputs.js
/** The outputs of the root action, every one of them, as strings: those of its first archive, and a list of all. */
function makeOutputs(reports) {
    const [first] = reports;
    const pruned = JSON.stringify(reports.flatMap(report => report.pruned));
    const described = reports.map(report => describe(report, fieldsOf(report)));
    return {
        ...fieldsOf(first),
        pruned,
        metadata: JSON.stringify(described[0]),
        archives: JSON.stringify(first.dryRun ? [] : described),
    };
}
function fieldsOf(report) {
    const { archive, artifact } = report;
    return {
        imageid: report.imageid,
        'short-imageid': archive?.metadata.imageid ?? '',
        digest: report.digest,
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
        created: archive.metadata.created,
        'repo-tags': archive.metadata.repo_tags,
        'config-digest': archive.metadata.config_digest,
        'manifest-digest': archive.metadata.manifest_digest,
        'index-digest': archive.metadata.index_digest,
        layout: archive.metadata.layout,
        'tar-size': archive.metadata.tar_size,
    };
    const exact = { dirty: report.dirty, updated: report.updated, 'cache-hit': report.cacheHit, pruned: report.pruned };
    const size = archive ? { 'archive-size': archive.size } : {};
    return {
        image: report.image,
        ...fields,
        ...exact,
        ...size,
        ...about,
        ...(report.dryRun && { 'dry-run': true, plan: report.plan }),
    };
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
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
        rows.push(['Size', `${(0,format/* formatBytes */.z)(metadata.tar_size)} → ${(0,format/* formatBytes */.z)(archive.size)}`]);
    }
    rows.push(['Artifact', artifact ? `[${artifact.id}](${artifact.url})` : 'none']);
    rows.push(['Cache', report.cached ? `\`${report.cacheKey}\`` : 'none']);
    rows.push([
        'Pruned',
        report.pruned.length === 0 ? 'nothing' : `${report.pruned.length}, ${(0,format/* formatBytes */.z)(sizeOf(report.pruned))}`,
    ]);
    rows.push(['Time', times(stages)]);
    return rows;
}
function times(stages) {
    return stages.map(({ name, seconds }) => `${(0,markdown/* escape */.i)(name)} ${(0,format/* formatSeconds */.X)(seconds)}`).join(', ');
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

// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/report/progress.js
var report_progress = __webpack_require__(37751);
// EXTERNAL MODULE: ./node_modules/protobufjs/light.js
var light = __webpack_require__(6212);
;// CONCATENATED MODULE: ./lib/acquire/trace.js

const field = (type, id, rule) => ({ type, id, ...(rule && { rule }) });
// The parts we read of moby.buildkit.v1 StatusResponse (api/services/control/control.proto, solver/pb/ops.proto).
const root = light.Root.fromJSON({
    nested: {
        Position: { fields: { line: field('int32', 1) } },
        Range: { fields: { start: field('Position', 1) } },
        SourceInfo: { fields: { filename: field('string', 1) } },
        Vertex: {
            fields: {
                digest: field('string', 1),
                name: field('string', 3),
                cached: field('bool', 4),
                started: field('bytes', 5),
                completed: field('bytes', 6),
                error: field('string', 7),
            },
        },
        VertexLog: { fields: { vertex: field('string', 1), msg: field('bytes', 4) } },
        VertexWarning: {
            fields: {
                short: field('bytes', 3),
                info: field('SourceInfo', 6),
                ranges: field('Range', 7, 'repeated'),
            },
        },
        StatusResponse: {
            fields: {
                vertexes: field('Vertex', 1, 'repeated'),
                logs: field('VertexLog', 3, 'repeated'),
                warnings: field('VertexWarning', 4, 'repeated'),
            },
        },
    },
});
const statusResponse = root.lookupType('StatusResponse');
/** Decodes the base64 text of a trace frame's `aux`; throws when it is no such message. */
function decodeTrace(base64) {
    const raw = statusResponse.decode(Buffer.from(base64, 'base64'));
    return {
        vertexes: raw.vertexes.map(({ digest, name, cached, started, completed, error }) => ({
            ...{ digest, name, cached, error },
            started: started.length > 0,
            completed: completed.length > 0,
        })),
        logs: raw.logs.map(({ vertex, msg }) => ({ vertex, text: Buffer.from(msg).toString('utf8') })),
        warnings: raw.warnings.map(({ short, info, ranges }) => ({
            text: Buffer.from(short).toString('utf8'),
            file: info?.filename ?? '',
            line: ranges[0]?.start?.line ?? 0,
        })),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/build-log.js

// Enough to see a compiler's error, little enough for an annotation.
const tailLength = 20;
/** Keeps the last lines of a step. */
class Tail {
    lines = [];
    add(text) {
        this.lines.push(...text.split(/\r?\n|\r/).filter(line => line.trim() !== ''));
        this.lines.splice(0, this.lines.length - tailLength);
    }
}
/** Reads the classic builder's text: `Step 2/5 : RUN make` and what the step prints. */
class ClassicLog {
    #log;
    #step = '';
    #tail = new Tail();
    constructor(log) {
        this.#log = log;
    }
    add(frame) {
        const text = frame.stream?.trimEnd();
        if (!text)
            return;
        this.#log.foreign(text);
        if (!/^Step \d+\/\d+ : /.test(text)) {
            this.#tail.add(text);
            return;
        }
        this.#step = text;
        this.#tail = new Tail();
    }
    failedStep() {
        return this.#step === '' ? undefined : { name: this.#step, output: this.#tail.lines };
    }
}
/** Reads BuildKit's trace: numbered steps, their output, what was cached, what failed. */
class BuildKitLog {
    #log;
    #steps = new Map();
    constructor(log) {
        this.#log = log;
    }
    add(frame) {
        if (frame.id !== 'moby.buildkit.trace' || typeof frame.aux !== 'string')
            return;
        const trace = decodeTrace(frame.aux);
        trace.vertexes.forEach(vertex => this.#addVertex(vertex));
        trace.logs.forEach(log => this.#addOutput(log));
        trace.warnings.forEach(warning => this.#log.foreign(`WARNING: ${warning.text} (line ${warning.line})`));
    }
    failedStep() {
        // A step that was cancelled because another failed carries an error too.
        const failed = [...this.#steps.values()].filter(({ vertex }) => vertex.error !== '');
        const step = failed.find(({ vertex }) => !vertex.error.includes('context canceled')) ?? failed[0];
        return step && { name: step.vertex.name, output: step.tail.lines };
    }
    #addVertex(vertex) {
        const known = this.#steps.get(vertex.digest);
        if (known?.vertex.completed)
            return;
        const step = known ?? { number: this.#steps.size + 1, tail: new Tail(), vertex };
        step.vertex = vertex;
        this.#steps.set(vertex.digest, step);
        if (!known)
            this.#log.foreign(`#${step.number} ${vertex.name}`);
        if (vertex.error !== '')
            this.#log.foreign(`#${step.number} ERROR: ${vertex.error}`);
        else if (vertex.completed)
            this.#log.foreign(`#${step.number} ${vertex.cached ? 'CACHED' : 'DONE'}`);
    }
    #addOutput({ vertex, text }) {
        const step = this.#steps.get(vertex);
        step?.tail.add(text);
        for (const line of text.trimEnd().split(/\r?\n/))
            this.#log.foreign(`#${step?.number ?? 0} ${line}`);
    }
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(78390);
;// CONCATENATED MODULE: ./lib/acquire/dockerfile.js

/**
 * The line of a Dockerfile, from 1, that a failed build is about: the line the engine names in `message`, else the
 * instruction of the failed step (`[builder 2/4] RUN make`, `Step 2/5 : RUN make`); undefined when neither is sure.
 */
function findFailedLine(dockerfile, step, message) {
    const named = /parse error (?:on )?line (\d+)|Dockerfile:(\d+)/.exec(message);
    if (named)
        return Number(named[1] ?? named[2]);
    const instructions = main.DockerfileParser.parse(dockerfile).getInstructions();
    const numbered = /^Step (\d+)\/\d+ : /.exec(step);
    if (numbered)
        return lineOf(instructions[Number(numbered[1]) - 1]);
    const text = flatten(step.replace(/^\[[^\]]*\] /, ''));
    const same = instructions.filter(instruction => flatten(instruction.toString()) === text);
    return same.length === 1 ? lineOf(same[0]) : undefined;
}
function lineOf(instruction) {
    return instruction && instruction.getRange().start.line + 1;
}
function flatten(instruction) {
    return instruction
        .replace(/\\\s*\n/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

// EXTERNAL MODULE: ./lib/acquire/engine.js
var acquire_engine = __webpack_require__(92628);
// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
// EXTERNAL MODULE: ./lib/acquire/idle.js
var idle = __webpack_require__(72348);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@grpc/grpc-js/build/src/index.js
var src = __webpack_require__(83033);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./lib/acquire/context-tree.js



/** Everything below a folder that the rules do not exclude, sorted by the bytes of its path. */
async function readContextTree(root, rules) {
    const entries = await readFolder({ root, rules }, '', undefined);
    const keyed = entries.map(entry => ({ entry, key: Buffer.from(entry.path).toString('latin1') }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
/** The error for a part of the context that cannot be read. */
function unreadable(path, cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return new errors/* ActionError */.l('CONTEXT_UNREADABLE', `context: ${path} cannot be read (${reason})`, {
        hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
        cause,
    });
}
/** The error for a file of the context that has another size than when the context was looked at; both in bytes. */
function changed(path, size, read) {
    const message = `context: ${path} changed while it was read: it had ${size} bytes, now it has ${read < size ? 'fewer' : 'more'}`;
    return new errors/* ActionError */.l('CONTEXT_CHANGED', message, {
        hint: 'Let nothing write into the context during the build, or list the file in .dockerignore.',
    });
}
async function readFolder(walk, folder, verdict) {
    const path = (0,external_node_path_.join)(walk.root, folder);
    const children = await (0,promises_.readdir)(path, { withFileTypes: true }).catch((error) => {
        throw unreadable(path, error);
    });
    const below = folder === '' ? '' : `${folder}/`;
    const lists = await Promise.all(children.map(child => readChild(walk, below + child.name, child, verdict)));
    return lists.flat();
}
async function readChild(walk, path, child, above) {
    const verdict = walk.rules.judge(path, above);
    if (!child.isDirectory())
        return verdict.excluded ? [] : readLeaf(walk, path, child);
    if (verdict.excluded && !walk.rules.mayReopen(path))
        return [];
    const inside = await readFolder(walk, path, verdict);
    // An excluded folder comes along only with what an exception takes from it.
    if (verdict.excluded && inside.length === 0)
        return [];
    return [...(await readEntry(walk, path, 'directory')), ...inside];
}
// Sockets, fifos and devices have no content that a build could use.
function readLeaf(walk, path, child) {
    if (child.isFile())
        return readEntry(walk, path, 'file');
    return child.isSymbolicLink() ? readEntry(walk, path, 'symlink') : Promise.resolve([]);
}
async function readEntry(walk, path, kind) {
    const source = (0,external_node_path_.join)(walk.root, path);
    try {
        const [stats, target] = await Promise.all([(0,promises_.lstat)(source), kind === 'symlink' ? (0,promises_.readlink)(source) : '']);
        return [{ path, kind, ...context_tree_describe(stats), size: kind === 'file' ? stats.size : 0, target, source }];
    }
    catch (error) {
        // Gone since its folder was listed, as lock files go.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return [];
        throw unreadable(source, error);
    }
}
function context_tree_describe(stats) {
    // A tar header has room for no other years than these.
    const mtime = Math.min(Math.max(Math.floor(stats.mtimeMs / 1000), 0), 0x7fffffff);
    // Windows knows no execute bit; the Docker CLI sets it there too.
    return { mode: process.platform === 'win32' ? stats.mode | 0o755 : stats.mode, mtime };
}

;// CONCATENATED MODULE: ./lib/acquire/file-sync.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



/** The messages of fsutil's protocol (tonistiigi/fsutil, types/wire.proto and stat.proto), as protobufjs takes them. */
const fileSyncMessages = {
    Packet: {
        fields: {
            type: { type: 'int32', id: 1 },
            stat: { type: 'Stat', id: 2 },
            ID: { type: 'uint32', id: 3 },
            data: { type: 'bytes', id: 4 },
        },
    },
    Stat: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'uint32', id: 2 },
            size: { type: 'int64', id: 5 },
            modTime: { type: 'int64', id: 6 },
            linkname: { type: 'string', id: 7 },
        },
    },
};
const packetTypes = { stat: 0, request: 1, data: 2, end: 3, error: 4 };
// As many files are open at a time.
const mostAtOnce = 16;
/** Sends a tree to BuildKit: first what there is, then the content of each file it asks for. */
async function sendTree(call, entries) {
    const sorted = sortByParts(entries);
    const sender = new Sender(call);
    const told = tellTree(sender, sorted);
    const running = new Set();
    told.catch((error) => call.destroy(error));
    for await (const packet of call.iterator({ destroyOnReturn: false })) {
        if (packet.type === packetTypes.end)
            break;
        if (packet.type === packetTypes.error)
            throw new Error(`BuildKit does not take the context: ${String(packet.data)}`);
        const entry = packet.type === packetTypes.request ? sorted[packet.ID ?? 0] : undefined;
        if (!entry)
            continue;
        const job = sendFile(sender, packet.ID ?? 0, entry).finally(() => running.delete(job));
        job.catch((error) => call.destroy(error));
        running.add(job);
        if (running.size >= mostAtOnce)
            await Promise.race(running);
    }
    await Promise.all([told, ...running]);
    await sender.send({ type: packetTypes.end });
    call.end();
}
// One packet after the other, each when the connection has room for it.
class Sender {
    #call;
    #last = Promise.resolve();
    constructor(call) {
        this.#call = call;
    }
    send(packet) {
        this.#last = this.#last.then(async () => {
            if (!this.#call.write(packet))
                await (0,external_node_events_.once)(this.#call, 'drain');
        });
        return this.#last;
    }
}
async function tellTree(sender, entries) {
    for (const entry of entries) {
        const { path, size, mtime, target: linkname } = entry;
        await sender.send({
            type: packetTypes.stat,
            stat: { path, mode: goMode(entry), size, modTime: mtime * 1e9, linkname },
        });
    }
    await sender.send({ type: packetTypes.stat });
}
async function sendFile(sender, id, entry) {
    for await (const data of readContent(entry))
        await sender.send({ type: packetTypes.data, ID: id, data });
    await sender.send({ type: packetTypes.data, ID: id });
}
async function* readContent({ source, size }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (typeof source !== 'string') {
            if (source.length > 0)
                yield source;
            return;
        }
        const file = __addDisposableResource(env_1, await (0,promises_.open)(source).catch((error) => {
            throw unreadable(source, error);
        }), true);
        let read = 0;
        for await (const chunk of file.createReadStream({ autoClose: false })) {
            read += chunk.length;
            yield chunk;
        }
        if (read !== size)
            throw changed(source, size, read);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// BuildKit wants a folder's content right behind it.
function sortByParts(entries) {
    const keyed = entries.map(entry => ({
        entry,
        key: Buffer.from(entry.path).toString('latin1').replaceAll('/', '\0'),
    }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
// Go keeps bits of its own for what is not a permission.
function goMode({ mode, kind }) {
    const special = ((mode & 0o4000) << 12) | ((mode & 0o2000) << 11) | ((mode & 0o1000) << 11);
    const type = kind === 'directory' ? 2 ** 31 : kind === 'symlink' ? 2 ** 27 : 0;
    return type + special + (mode & 0o777);
}

;// CONCATENATED MODULE: ./lib/acquire/session.js





const session_text = (id) => ({ type: 'string', id });
const session_root = light.Root.fromJSON({
    nested: {
        CredentialsRequest: { fields: { Host: session_text(1) } },
        CredentialsResponse: { fields: { Username: session_text(1), Secret: session_text(2) } },
        HealthCheckRequest: { fields: { service: session_text(1) } },
        HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
        ...fileSyncMessages,
    },
});
const authService = {
    credentials: method('/moby.filesync.v1.Auth/Credentials', 'CredentialsRequest', 'CredentialsResponse'),
};
const healthService = { check: method('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse') };
const fileService = {
    diffCopy: {
        ...method('/moby.filesync.v1.FileSync/DiffCopy', 'Packet', 'Packet'),
        requestStream: true,
        responseStream: true,
    },
};
/**
 * Opens a session that answers each registry host with its own credentials only. dockerode's session would hand one
 * credential to whichever host asks, and without the health service BuildKit drops a session after ten seconds.
 */
async function openSession(engine, sources) {
    const id = (0,external_node_crypto_.randomUUID)();
    const services = [authService.credentials, ...(sources.files ? [fileService.diffCopy] : [])];
    const socket = await engine.hijack('/session', {
        Upgrade: 'h2c',
        'X-Docker-Expose-Session-Uuid': id,
        'X-Docker-Expose-Session-Name': 'docker-archive-action',
        'X-Docker-Expose-Session-Grpc-Method': services.map(service => service.path),
    });
    const server = new src.Server();
    serveCredentials(server, sources.credentials);
    if (sources.files)
        serveFiles(server, sources.files, sources.onFailure);
    server.createConnectionInjector(src.ServerCredentials.createInsecure()).injectConnection(socket);
    return { id, close: () => closeSession(server, socket) };
}
function serveCredentials(server, credentials) {
    const answerFor = (call, answer) => {
        credentials.forHost(call.request.Host).then(found => {
            const Username = found?.identityToken ? '' : (found?.username ?? '');
            answer(null, { Username, Secret: found?.identityToken ?? found?.password ?? '' });
        }, (error) => answer({ code: src.status.UNAVAILABLE, details: (0,errors/* messageOf */.b)(error) }));
    };
    server.addService(authService, { credentials: answerFor });
    const serving = 1;
    const check = (_, answer) => answer(null, { status: serving });
    server.addService(healthService, { check });
}
// The engine asks for the Dockerfile, for a .dockerignore (whose rules were applied here already), and for the files.
function serveFiles(server, { dockerfile, files }, fail) {
    const diffCopy = call => {
        const asked = ['followpaths', 'include-patterns'].flatMap(key => call.metadata.get(key).map(String));
        const forRules = asked.length > 0 && asked.every(path => path === '.dockerignore');
        const fromDockerfile = String(call.metadata.get('dir-name')[0]) === 'dockerfile';
        const entries = fromDockerfile ? [dockerfile] : forRules ? [] : files;
        sendTree(call, entries).catch((error) => {
            fail(error);
            call.destroy(error);
        });
    };
    server.addService(fileService, { diffCopy });
}
function closeSession(server, socket) {
    server.forceShutdown();
    socket.destroy();
}
function method(path, request, response) {
    const [asked, answered] = [session_root.lookupType(request), session_root.lookupType(response)];
    return {
        path,
        requestStream: false,
        responseStream: false,
        requestSerialize: value => Buffer.from(asked.encode(value).finish()),
        requestDeserialize: bytes => asked.decode(bytes),
        responseSerialize: value => Buffer.from(answered.encode(value).finish()),
        responseDeserialize: bytes => answered.decode(bytes),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/build.js
var build_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var build_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});












/** Builds an image by the engine API and gives its id; `BUILD_FAILED` names the instruction and its last output. */
async function buildImage(engine, order, log, signal) {
    const steps = order.buildkit ? new BuildKitLog(log) : new ClassicLog(log);
    const run = { engine, order, steps, log, signal };
    try {
        return await (order.buildkit ? runWithSession(run) : runBuild(run, await order.credentials.all(), {}));
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof acquire_frames/* FrameError */.q || error instanceof acquire_engine/* EngineRefusal */.np)
            throw await explainFailure(order, steps, error);
        throw (0,acquire_engine/* brokenOff */.H1)('the build', error);
    }
}
async function runWithSession(run) {
    const { credentials, context } = run.order;
    const failed = new AbortController();
    const files = context.apart && { files: context.apart };
    const session = await openSession(run.engine, { credentials, ...files, onFailure: error => failed.abort(error) });
    const remote = files && { remote: 'client-session' };
    const signal = AbortSignal.any([run.signal, failed.signal]);
    try {
        return await runBuild({ ...run, signal }, {}, { version: '2', session: session.id, ...remote });
    }
    catch (error) {
        failed.signal.throwIfAborted();
        throw error;
    }
    finally {
        session.close();
    }
}
async function runBuild({ engine, order, steps, log, signal }, registries, builder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = build_addDisposableResource(env_1, new idle/* IdleWatch */.K('the build', order.idleTimeout, signal), false);
        // BuildKit applies no .dockerignore to a tar; a Dockerfile that COPY must not see goes through the session.
        const upload = !('remote' in builder);
        const context = external_node_stream_.Readable.from(upload ? watchContext(order.context, watch, log) : [], { objectMode: false });
        try {
            const answer = await engine.build(context, { ...buildQuery(order), ...builder }, registries, watch.signal);
            let id;
            for await (const frame of (0,acquire_frames/* readFrames */.v)(answer)) {
                watch.touch();
                steps.add(frame);
                id = idOf(frame) ?? id;
            }
            if (id === undefined)
                throw new errors/* ActionError */.l('BUILD_NO_ID', 'the engine ended the build without naming an image');
            return id;
        }
        finally {
            // An engine that refuses a build does not read its context.
            context.destroy();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        build_disposeResources(env_1);
    }
}
async function* watchContext(context, watch, log) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = build_addDisposableResource(env_2, new report_progress/* Progress */.k(log, 'sending the build context', context.bytes), false);
        for await (const chunk of context.stream(watch.signal)) {
            progress.add(chunk.length);
            watch.touch();
            yield chunk;
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        build_disposeResources(env_2);
    }
}
function buildQuery({ reference, inputs, platform, context }) {
    return {
        t: reference,
        dockerfile: context.dockerfile,
        buildargs: inputs.buildArgs,
        labels: inputs.labels,
        rm: '1',
        forcerm: '1',
        ...(inputs.target && { target: inputs.target }),
        ...(inputs.noCache && { nocache: '1' }),
        ...(inputs.pull && { pull: '1' }),
        ...(platform && { platform: (0,plan_platform/* formatPlatform */.Bq)(platform) }),
    };
}
// Only the structured id counts: the text of a build can hold anything that looks like one.
function idOf(frame) {
    const aux = frame.aux;
    if (typeof aux !== 'object' || aux === null || !('ID' in aux))
        return undefined;
    return typeof aux.ID === 'string' ? aux.ID : undefined;
}
async function explainFailure(order, steps, cause) {
    const message = (0,errors/* messageOf */.b)(cause);
    const step = steps.failedStep();
    const dockerfile = await (0,promises_.readFile)(order.context.dockerfilePath, 'utf8');
    const line = findFailedLine(dockerfile, step?.name ?? '', message);
    const where = step ? ` at ${step.name}` : '';
    const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
    const file = (0,external_node_path_.relative)(order.workspace, order.context.dockerfilePath);
    return new errors/* ActionError */.l('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
        cause,
        annotation: { file, title: 'docker build failed', ...(line !== undefined && { line }) },
    });
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/acquire/context-tar.js
var context_tar_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var context_tar_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





// Bytes up to which a file is read at once, and how many such files are read ahead: together the most that is held.
const smallFile = 256 * 1024;
const readAhead = 16;
/**
 * Writes entries as a tar stream, owner 0:0; at most 16 files are open at a time, and aborting closes them. Fails with
 * `CONTEXT_UNREADABLE` or, when a file's size changes while it is read, `CONTEXT_CHANGED`.
 */
function streamContextTar(entries, signal) {
    return (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from(readTar(entries, signal), { objectMode: false }));
}
async function* readTar(entries, signal) {
    const tar = (0,tar_stream.pack)();
    const written = writeTar(tar, entries, signal);
    written.catch(() => tar.destroy());
    try {
        yield* tar;
    }
    catch {
        // The tar can tell only that it was destroyed; why, the writer tells below.
    }
    finally {
        tar.destroy();
    }
    // An abort is told by the stream itself; what it breaks here has many names.
    await written.catch((error) => {
        if (!signal.aborted)
            throw error;
    });
}
async function writeTar(tar, entries, signal) {
    for await (const [entry, content] of readSmall(entries, signal)) {
        const header = toHeader(entry);
        if (content)
            await writeEntry(tar, header, content);
        else
            await writeLarge(tar, header, entry.source, signal);
    }
    tar.finalize();
}
// Small files cost round trips to the disk, not bytes, so several are on their way at once.
async function* readSmall(entries, signal) {
    const ahead = [];
    for (const entry of entries) {
        const loading = load(entry, signal);
        // Awaited in its turn; until then a failure must not count as unhandled.
        loading.catch(() => undefined);
        ahead.push(loading);
        const next = ahead.length > readAhead ? ahead.shift() : undefined;
        if (next)
            yield await next;
    }
    for (const next of ahead)
        yield await next;
}
async function load(entry, signal) {
    signal.throwIfAborted();
    if (typeof entry.source !== 'string')
        return [entry, entry.source];
    if (entry.kind !== 'file')
        return [entry, Buffer.alloc(0)];
    if (entry.size > smallFile)
        return [entry, undefined];
    try {
        return [entry, await (0,promises_.readFile)(entry.source, { signal })];
    }
    catch (error) {
        signal.throwIfAborted();
        throw unreadable(entry.source, error);
    }
}
function writeEntry(tar, header, content) {
    return new Promise((resolve, reject) => {
        tar.entry(header, content, error => (error ? reject(error) : resolve()));
    });
}
async function writeLarge(tar, header, path, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = context_tar_addDisposableResource(env_1, await (0,promises_.open)(path).catch((error) => {
            throw unreadable(path, error);
        }), true);
        const { size } = await file.stat();
        await (0,external_node_stream_promises_.pipeline)(checkSize(file.createReadStream({ autoClose: false }), path, size), tar.entry({ ...header, size }), {
            signal,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = context_tar_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* checkSize(chunks, path, size) {
    let read = 0;
    for await (const chunk of chunks) {
        read += chunk.length;
        if (read > size)
            break;
        yield chunk;
    }
    if (read !== size)
        throw changed(path, size, read);
}
function toHeader(entry) {
    const { path, kind: type, size, target } = entry;
    return {
        name: type === 'directory' ? `${path}/` : path,
        type,
        // tar-stream keeps the permission bits only, and takes a mode of 0 for none given.
        mode: entry.mode,
        mtime: new Date(entry.mtime * 1000),
        size,
        ...(type === 'symlink' && { linkname: target }),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/dockerfile-path.js



/** Finds the Dockerfile as the Docker CLI does; `DOCKERFILE_NOT_FOUND` names every place that was looked at. */
async function findDockerfile(context, file, workspace) {
    const places = file
        ? new Set([(0,external_node_path_.resolve)(workspace, file), (0,external_node_path_.resolve)(context, file)])
        : [(0,external_node_path_.join)(context, 'Dockerfile'), (0,external_node_path_.join)(context, 'dockerfile')];
    for (const path of places) {
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isFile())
            return { path, inContext: await pathInside(context, path) };
    }
    const wanted = file
        ? `file: ${JSON.stringify(file)} is no file`
        : 'file: not given, and the context has no Dockerfile';
    throw new errors/* ActionError */.l('DOCKERFILE_NOT_FOUND', `${wanted}; looked for ${[...places].join(' and ')}`, {
        hint: 'Allowed: a path that is absolute, relative to the workspace or relative to the context:\n  with:\n    file: docker/Dockerfile',
    });
}
async function pathInside(context, path) {
    const inside = (0,external_node_path_.relative)(await (0,promises_.realpath)(context), await (0,promises_.realpath)(path));
    const outside = inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside);
    return outside ? undefined : inside.replaceAll(external_node_path_.sep, '/');
}

;// CONCATENATED MODULE: ./lib/acquire/ignore.js


/** The rules of one `.dockerignore`, applied as the Docker CLI applies them (moby/patternmatcher); the last match wins. */
class IgnoreRules {
    #rules;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Parses the text of a `.dockerignore`; `file` is its path, for the `IGNORE_PATTERN` error of an invalid line. */
    static parse(text, file) {
        const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
        return new IgnoreRules(lines.flatMap((line, i) => parseLine(line, file, i + 1) ?? []));
    }
    /** Judges a path (relative to the context, `/` between its parts) by the rules and the verdict on its folder. */
    judge(path, folder) {
        let excluded = false;
        const hits = this.#rules.map((rule, i) => {
            // A rule that cannot change the verdict is not tried, and so is not inherited either.
            const hit = folder?.hits[i] === true || (rule.exception === excluded && rule.matches(path));
            if (hit)
                excluded = !rule.exception;
            return hit;
        });
        return { excluded, hits };
    }
    /** Whether an exception could match something below an excluded folder, so that it has to be entered. */
    mayReopen(folder) {
        const below = `${folder}/`;
        return this.#rules.some(({ exception, pattern }) => {
            const fixed = /^[^*?[\\]*/.exec(pattern)?.[0] ?? '';
            return exception && (below.startsWith(fixed) || fixed.startsWith(below));
        });
    }
}
/** Writes a path as a pattern that matches nothing else. */
function escapePattern(path) {
    return path.replace(/[*?[\]\\]|^[#!]/g, '\\$&');
}
function parseLine(line, file, number) {
    // Only a # in the first column begins a comment.
    if (line.startsWith('#') || line.trim() === '')
        return undefined;
    // Cleaned twice, as moby does: before and after it looks for the mark.
    const [, mark = '', rest = ''] = /^(!?)(.*)$/s.exec(line.trim()) ?? [];
    const [, exception = '', pattern = ''] = /^(!?)(.*)$/s.exec(clean(mark + toRelative(clean(rest.trim())))) ?? [];
    const matches = isPattern(pattern) ? compile(pattern) : undefined;
    if (matches)
        return { pattern, exception: exception === '!', matches };
    const message = `context: ${JSON.stringify(line.trim())} in line ${number} of ${file} is not a valid pattern`;
    throw new errors/* ActionError */.l('IGNORE_PATTERN', message, {
        hint: 'Allowed: a path with *, **, ?, [a-z], [^a-z]; \\ before a character takes it literally; ! before the pattern makes an exception.',
        annotation: { file, line: number, title: 'invalid pattern' },
    });
}
function clean(path) {
    return path === '' ? '' : external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, '');
}
function toRelative(path) {
    return path.replace(/^\/(?=.)/, '');
}
// The syntax check of Go's filepath.Match.
function isPattern(pattern) {
    const part = String.raw `(?:[^\\\]-]|\\.)`;
    return new RegExp(String.raw `^(?:[^\\[]|\\.|\[(?!\^\])\^?(?:${part}(?:-${part})?)+\])+$`, 'su').test(pattern);
}
const wild = /[*?[\]\\]/;
// Three simple shapes have shortcuts in moby that are no mere optimisation: `**.log` finds `a.log` by its end, where
// the expression that `**` stands for elsewhere would want a whole path component.
function compile(pattern) {
    if (!wild.test(pattern))
        return path => path === pattern;
    const [start, end] = [pattern.slice(0, -2), pattern.slice(2)];
    if (pattern.endsWith('**') && !wild.test(start))
        return path => path.startsWith(start);
    if (pattern.startsWith('**') && !wild.test(end))
        return path => path.endsWith(end) || `/${path}` === end;
    try {
        const expression = new RegExp(`^${toSource(pattern)}$`, 'u');
        return path => expression.test(path);
    }
    catch {
        return undefined;
    }
}
// Characters that mean nothing in a pattern are escaped; `^` is not, and so matches only inside brackets, as in moby.
function toSource(pattern) {
    let bracket = false;
    return pattern.replace(/\*\*\/?$|\*\*\/?|\\.|./gsu, (token, at) => {
        if (token.startsWith('**'))
            return at + token.length === pattern.length ? '.*' : '(?:.*/)?';
        if (token === '*' || token === '?') {
            bracket = false;
            return token === '*' ? '[^/]*' : '[^/]';
        }
        if (token === '[')
            bracket = true;
        if (token === ']' && !bracket)
            return '\\]';
        if (token === ']')
            bracket = false;
        if (token.startsWith('\\'))
            return toEscape(token.slice(1), bracket);
        return /[.+()|{}$]/.test(token) ? `\\${token}` : token;
    });
}
// An escaped letter or digit is the expression's own escape, as in moby (`\d` is a digit).
function toEscape(character, bracket) {
    const keeps = bracket ? /[A-Za-z0-9^$.*+?(){}|[\]\\/-]/ : /[A-Za-z0-9^$.*+?(){}|[\]\\/]/;
    return keeps.test(character) ? `\\${character}` : character;
}

;// CONCATENATED MODULE: ./lib/acquire/context.js








/**
 * Reads what a build context consists of, by the rules of the Docker CLI. Errors: `CONTEXT_NOT_FOUND`,
 * `DOCKERFILE_NOT_FOUND`, `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
async function openContext({ context, file, workspace }) {
    await requireFolder(context);
    const dockerfile = await findDockerfile(context, file, workspace);
    const ignore = await readIgnoreFile(context, dockerfile.path);
    const tree = await readContextTree(context, IgnoreRules.parse(ignore.text, ignore.path));
    const { name, entries, apart } = await addDockerfile(tree, dockerfile, context);
    const sent = entries.filter(entry => entry.kind !== 'directory');
    return {
        dockerfile: name,
        dockerfilePath: dockerfile.path,
        files: sent.length,
        bytes: sent.reduce((sum, entry) => sum + entry.size, 0),
        ...(apart && { apart }),
        stream: signal => streamContextTar(entries, signal),
    };
}
async function requireFolder(context) {
    const found = await (0,promises_.stat)(context).catch(() => undefined);
    if (found?.isDirectory())
        return;
    const problem = found ? 'is not a folder' : 'does not exist';
    throw new errors/* ActionError */.l('CONTEXT_NOT_FOUND', `context: ${JSON.stringify(context)} ${problem}; allowed: a folder on the runner`, {
        hint: 'Has the job checked the repository out?\n  - uses: actions/checkout@v5\nThen, relative to the workspace:\n  with:\n    context: .',
    });
}
// `<Dockerfile>.dockerignore` replaces the one of the context.
async function readIgnoreFile(context, dockerfile) {
    const own = `${dockerfile}.dockerignore`;
    const text = await readIfThere(own);
    if (text !== undefined)
        return { path: own, text };
    const path = (0,external_node_path_.join)(context, '.dockerignore');
    return { path, text: (await readIfThere(path)) ?? '' };
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw unreadable(path, error);
    }
}
// A Dockerfile that the rules exclude, or that lies outside, has to be sent all the same. So that COPY does not see
// it, a .dockerignore goes along by which the classic builder removes it after reading; BuildKit gets the two apart.
async function addDockerfile(tree, dockerfile, context) {
    const { path, inContext } = dockerfile;
    if (inContext !== undefined && tree.some(entry => entry.path === inContext))
        return { name: inContext, entries: tree };
    const content = await (0,promises_.readFile)(path).catch((error) => {
        throw unreadable(path, error);
    });
    const name = inContext ?? `.dockerfile.${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 20)}`;
    const root = (0,external_node_path_.join)(context, '.dockerignore');
    const seen = tree.some(entry => entry.path === '.dockerignore');
    const text = seen ? `${await (0,promises_.readFile)(root, 'utf8')}\n!.dockerignore` : '.dockerignore';
    const added = [toEntry(name, content), toEntry('.dockerignore', Buffer.from(`${text}\n${escapePattern(name)}\n`))];
    const kept = tree.filter(entry => added.every(({ path }) => path !== entry.path));
    return { name, entries: [...added, ...kept], apart: { dockerfile: toEntry(name, content), files: tree } };
}
function toEntry(path, source) {
    return { path, kind: 'file', mode: 0o100600, size: source.length, mtime: 0, target: '', source };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/acquire/credential-helper.js



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** Asks `docker-credential-<name>` for a server; undefined when it knows none, `CREDENTIAL_HELPER` when it fails. */
async function askHelper(name, server, options) {
    const { env, signal, limit = 30_000 } = options;
    const program = `docker-credential-${name}`;
    const expiry = AbortSignal.timeout(limit);
    try {
        const asked = run(program, ['get'], { env, signal: AbortSignal.any([signal, expiry]), killSignal: 'SIGKILL' });
        // A helper may end without reading what it was asked.
        asked.child.stdin?.on('error', () => undefined);
        asked.child.stdin?.end(server);
        return readAnswer(program, server, (await asked).stdout);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.l)
            throw error;
        if (expiry.aborted)
            throw helperError(program, server, `did not answer within ${limit / 1000} s`);
        explainExit(program, server, error);
        return undefined;
    }
}
function explainExit(program, server, error) {
    const { code, stdout = '', stderr = '' } = error;
    if (code === 'ENOENT')
        throw helperError(program, server, 'is not on the PATH');
    if (/credentials not found/i.test(stdout + stderr))
        return;
    const said = (stderr.trim() || stdout.trim()).replace(/\s+/g, ' ').slice(0, 500);
    throw helperError(program, server, `failed (${code ?? error.message})${said && `: ${said}`}`);
}
// What came is not quoted: it may hold the secret.
function readAnswer(program, server, stdout) {
    const answer = parse(stdout);
    const { Username: username, Secret: secret } = answer ?? {};
    if (typeof username === 'string' && typeof secret === 'string')
        return { username, secret };
    throw helperError(program, server, 'answered something else than JSON with Username and Secret');
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function helperError(program, server, problem) {
    return new errors/* ActionError */.l('CREDENTIAL_HELPER', `the credential helper ${program}, asked for ${server}, ${problem}`, {
        hint: 'Install the helper, remove it from config.json (credHelpers, credsStore), or give the credentials:\n  with:\n    username: ${{ github.actor }}\n    password: ${{ secrets.GITHUB_TOKEN }}',
    });
}

// EXTERNAL MODULE: ./lib/acquire/docker-config.js
var docker_config = __webpack_require__(45149);
;// CONCATENATED MODULE: ./lib/acquire/credentials.js



/** Opens the credentials of the inputs and of the docker config; what the inputs say wins for their registry. */
async function readCredentials(sources) {
    return new Store(sources, await (0,docker_config/* readDockerConfig */.T)(sources.configDir));
}
/** The form of a credential that the engine takes. */
function toAuthConfig(credential) {
    const { username, password, identityToken: identitytoken, serverAddress: serveraddress } = credential;
    return identitytoken ? { identitytoken, serveraddress } : { username, password, serveraddress };
}
class Store {
    #sources;
    #config;
    #found = new Map();
    constructor(sources, config) {
        this.#sources = sources;
        this.#config = config;
    }
    forHost(host) {
        const server = canonical(host);
        const found = this.#found.get(server) ?? this.#find(server);
        this.#found.set(server, found);
        return found;
    }
    async all() {
        const { auths, credHelpers } = this.#config;
        const given = this.#given();
        const servers = new Set([...Object.keys(auths), ...Object.keys(credHelpers), ...(given ? [given.host] : [])].map(canonical));
        const found = await Promise.all([...servers].map(server => this.#tryHost(server)));
        return Object.fromEntries(found.flatMap(one => (one ? [[one.serverAddress, toAuthConfig(one)]] : [])));
    }
    async #tryHost(server) {
        try {
            return await this.forHost(server);
        }
        catch (error) {
            this.#sources.signal.throwIfAborted();
            this.#sources.log?.warning(`${(0,errors/* messageOf */.b)(error)}; going on without credentials for ${server}`);
            return undefined;
        }
    }
    async #find(server) {
        const given = this.#given();
        if (given?.host === server)
            return this.#show(server, given.username, given.password);
        return (await this.#askHelper(server)) ?? this.#readAuth(server);
    }
    #given() {
        const { registry, username, password } = this.#sources;
        return username && password ? { host: canonical(registry || 'docker.io'), username, password } : undefined;
    }
    async #askHelper(server) {
        const { credHelpers, credsStore } = this.#config;
        const name = pick(credHelpers, server) ?? credsStore;
        if (!name)
            return undefined;
        const answer = await askHelper(name, addressOf(server), this.#sources);
        return answer?.secret ? this.#show(server, answer.username, answer.secret) : undefined;
    }
    #readAuth(server) {
        const stored = pick(this.#config.auths, server);
        if (!stored)
            return undefined;
        const [username, password] = this.#readPair(server, stored);
        if (stored.identitytoken)
            return this.#show(server, '<token>', stored.identitytoken);
        return username && password ? this.#show(server, username, password) : undefined;
    }
    #readPair(server, { auth, username = '', password = '' }) {
        if (!auth)
            return [username, password];
        this.#sources.mask(auth);
        // Old clients padded with zero bytes.
        const pair = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '');
        const colon = pair.indexOf(':');
        if (colon > 0)
            return [pair.slice(0, colon), pair.slice(colon + 1)];
        throw (0,docker_config/* brokenConfig */.g)(this.#config.path, `is wrong: the auth of ${server} has to be the base64 of user:password`);
    }
    #show(server, username, secret) {
        const { mask } = this.#sources;
        const serverAddress = addressOf(server);
        mask(secret);
        if (username === '<token>')
            return { username: '', password: '', identityToken: secret, serverAddress };
        mask(Buffer.from(`${username}:${secret}`).toString('base64'));
        return { username, password: secret, serverAddress };
    }
}
const hub = 'https://index.docker.io/v1/';
function addressOf(server) {
    return server === 'docker.io' ? hub : server;
}
// Docker Hub has several names; for every other registry host and port have to be the same.
function canonical(address) {
    const host = address
        .trim()
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/\/.*$/s, '')
        .toLowerCase();
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
// An entry under the plain host comes before one that is written with a scheme or a path.
function pick(entries, server) {
    const keys = Object.keys(entries).filter(key => canonical(key) === server);
    const key = keys.find(key => key === addressOf(server)) ?? keys[0];
    return key === undefined ? undefined : entries[key];
}

;// CONCATENATED MODULE: ./lib/acquire/pull-error.js

/** The error for an image that cannot be pulled. */
function pullError(code, { reference, host, puller, words, cause }) {
    const hints = {
        PULL_DENIED: `Check the credentials for ${host}:\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
        PULL_NOT_FOUND: 'Check image, version (it makes the tag) and platform.',
        PULL_FAILED: `Is the registry ${host} reachable from ${puller}?`,
    };
    return new errors/* ActionError */.l(code, `cannot pull ${reference}: ${words}`, { hint: hints[code], cause });
}

;// CONCATENATED MODULE: ./lib/acquire/pull.js
var pull_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var pull_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/** Pulls an image by tag or digest; whatever the engine reports inside its stream is the error, never a stale local image. */
async function pullImage(engine, order, log, signal) {
    try {
        await followPull(engine, order, log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof acquire_frames/* FrameError */.q || error instanceof acquire_engine/* EngineRefusal */.np)
            throw explainPull(order, error);
        throw (0,acquire_engine/* brokenOff */.H1)('the pull', error);
    }
}
/** What the engine is asked to pull: `repository:tag`, or `repository@digest` when the image names one. */
function pullReference(image, tag) {
    return image.digest ? `${image.repository}@${image.digest}` : `${image.repository}:${tag}`;
}
/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
function checkPlatform(reference, have, asked) {
    if (!asked || (0,plan_platform/* samePlatform */.my)(have, asked))
        return;
    const message = `${reference} is for ${(0,plan_platform/* formatPlatform */.Bq)(have)}, not for ${(0,plan_platform/* formatPlatform */.Bq)(asked)}`;
    throw new errors/* ActionError */.l('PLATFORM', message, { hint: `platform: ${(0,plan_platform/* formatPlatform */.Bq)(have)}` });
}
async function followPull(engine, order, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = pull_addDisposableResource(env_1, new idle/* IdleWatch */.K('the pull', order.idleTimeout, signal), false);
        const credential = await order.credentials.forHost(order.image.host);
        const query = {
            fromImage: order.image.repository,
            tag: order.image.digest ?? order.tag,
            ...(order.platform && { platform: (0,plan_platform/* formatPlatform */.Bq)(order.platform) }),
        };
        const answer = await engine.pull(query, credential && toAuthConfig(credential), watch.signal);
        const shown = new PullProgress(log);
        for await (const frame of (0,acquire_frames/* readFrames */.v)(answer)) {
            watch.touch();
            shown.add(frame);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        pull_disposeResources(env_1);
    }
}
// Layers report many times a second; a line is shown when a layer reaches another state.
class PullProgress {
    #log;
    #states = new Map();
    constructor(log) {
        this.#log = log;
    }
    add({ id = '', status }) {
        if (status === undefined || (id !== '' && this.#states.get(id) === status))
            return;
        this.#states.set(id, status);
        this.#log.foreign(id === '' ? status : `${id}: ${status}`);
    }
}
function explainPull(order, cause) {
    const reference = (0,acquire_engine/* nameImage */.Pe)(pullReference(order.image, order.tag), order.platform);
    const words = (0,acquire_engine/* engineWords */.Y7)(cause);
    const { host } = order.image;
    return pullError(classify(words), { reference, host, puller: 'the engine', words, cause });
}
// The engine passes registries' answers on as text only; the class chooses no more than the hint.
function classify(words) {
    if (/unauthorized|denied|authentication|no basic auth|incorrect username|401|403/i.test(words))
        return 'PULL_DENIED';
    if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(words)) {
        return 'PULL_NOT_FOUND';
    }
    return 'PULL_FAILED';
}

;// CONCATENATED MODULE: ./lib/acquire/acquire.js








/** Builds, pulls or finds the image, so that the engine holds it under `plan.reference`. */
async function acquireImage(source, engine, context) {
    switch (source) {
        case 'build':
            return buildHere(engine, context);
        case 'pull':
            return pullHere(engine, context);
        case 'local':
            return requireImage(engine, context, 'source: pull');
    }
}
async function buildHere(engine, context) {
    const { inputs, plan, world, log, signal } = context;
    const { build, platform, idleTimeout } = inputs;
    const folder = (0,external_node_path_.resolve)(world.workspace, build.context);
    const source = await openContext({
        context: folder,
        ...(build.file && { file: build.file }),
        workspace: world.workspace,
    });
    const buildkit = choosesBuildKit(engine, world);
    log.info(`Building ${(0,acquire_engine/* nameImage */.Pe)(plan.reference, platform)} with ${buildkit ? 'BuildKit' : 'the classic builder'}`);
    const credentials = await openCredentials(context);
    const order = {
        reference: plan.reference,
        inputs: build,
        platform,
        context: source,
        credentials,
        workspace: world.workspace,
    };
    const id = await buildImage(engine, { ...order, idleTimeout, buildkit }, log, signal);
    const image = await engine.inspect(id);
    if (!image)
        throw new errors/* ActionError */.l('BUILD_LOST', `the engine built ${id} and does not have it`);
    return image;
}
// DOCKER_BUILDKIT is how the Docker CLI lets a user choose.
function choosesBuildKit(engine, world) {
    const asked = world.env['DOCKER_BUILDKIT'];
    return asked ? asked !== '0' && engine.buildkit : engine.buildkit;
}
async function pullHere(engine, context) {
    const { inputs, plan, log, signal } = context;
    const { image, platform, idleTimeout } = inputs;
    const wanted = pullReference(image, plan.tag);
    const present = await findUsable(engine, context, wanted);
    if (!present) {
        log.info(`Pulling ${(0,acquire_engine/* nameImage */.Pe)(wanted, platform)}: ${plan.pullBecause}`);
        const credentials = await openCredentials(context);
        await pullImage(engine, { image, tag: plan.tag, platform, credentials, idleTimeout }, log, signal);
    }
    // An archive keeps its name only when the image was saved by one.
    if (image.digest)
        await engine.tag(wanted, image.repository, plan.tag);
    const pulled = await engine.inspect(image.digest ? wanted : plan.reference);
    if (!pulled)
        throw new errors/* ActionError */.l('PULL_LOST', `the engine pulled ${wanted} and does not have it`);
    checkPlatform(wanted, pulled.platform, platform);
    return pulled;
}
async function findUsable(engine, context, wanted) {
    const { plan, inputs, log } = context;
    if (plan.pullPolicy === 'always')
        return undefined;
    const present = await engine.inspect(wanted);
    const usable = present && (!inputs.platform || (0,plan_platform/* samePlatform */.my)(present.platform, inputs.platform));
    if (usable)
        log.info(`${wanted} is in the engine, not pulled: ${plan.pullBecause}`);
    if (usable || plan.pullPolicy === 'missing')
        return usable ? present : undefined;
    const message = `${(0,acquire_engine/* nameImage */.Pe)(wanted, inputs.platform)} is not in the engine and pull-policy never forbids to pull it`;
    throw new errors/* ActionError */.l('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}
async function requireImage(engine, { inputs, plan }, hint) {
    const image = await engine.inspect(plan.reference);
    if (!image)
        throw new errors/* ActionError */.l('IMAGE_NOT_FOUND', `no local image named ${plan.reference}`, { hint });
    checkPlatform(plan.reference, image.platform, inputs.platform);
    return image;
}
/** Opens the credentials of a step: its inputs, then the docker config. */
function openCredentials({ inputs, world, mask, log, signal, }) {
    const configDir = world.env['DOCKER_CONFIG'] || (0,external_node_path_.resolve)(world.homeDir, '.docker');
    const { host, username, password } = inputs.registry ?? {};
    const given = host !== undefined && username !== undefined && password !== undefined
        ? { registry: host, username, password }
        : {};
    return readCredentials({ ...given, configDir, env: world.env, mask, log, signal });
}

// EXTERNAL MODULE: ./lib/acquire/connect.js + 3 modules
var connect = __webpack_require__(23347);
// EXTERNAL MODULE: ./lib/export/identify.js + 1 modules
var identify = __webpack_require__(55889);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./lib/plan/road.js
// What a push sends beside layers: the configuration, and attestations.
const besides = 5;
/** The level that engines compress with is about this one's. */
const usualLevel = 1;
/** Chooses the quicker road out of the engine (measured in bench/RESULTS.md). */
function chooseRoad(facts) {
    const { format, level, local, containerd, identified, fast, layers, known, seen } = facts;
    if (!local)
        return save('the engine is on another machine');
    if (format !== 'zip')
        return save(`archive-format ${format} is what docker save gives`);
    if (containerd && !identified)
        return save('the engine cannot push to this step, or has several images under this name');
    if (containerd)
        return push("the engine's store gives its layers as they are", Infinity);
    if (level !== usualLevel)
        return save(`compression-level ${level} is not what the engine compresses with`);
    const some = `${known} of ${layers} layers are archived already`;
    if (fast)
        return push(known > 0 ? some : 'the engine compresses while it sends', Infinity);
    if (known > 0 && known * 2 >= layers)
        return push(some, layers - known + besides);
    if (seen > 0 && seen * 2 >= layers)
        return push('its layers come again and again: compressed once, they are not sent again', Infinity);
    return save('this engine compresses slowly');
}
function push(because, mostSent) {
    return { road: 'push', because, mostSent };
}
function save(because) {
    return { road: 'save', because, mostSent: 0 };
}

// EXTERNAL MODULE: ./lib/export/archive.js + 1 modules
var archive = __webpack_require__(92514);
// EXTERNAL MODULE: ./lib/export/assemble.js
var assemble = __webpack_require__(62024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./lib/pack/blocks.js
/** Cuts a stream into blocks, packs them side by side and gives them in order; none is at work any more when it has ended. */
async function* packBlocks(source, { size, depth }, pack) {
    const running = [];
    try {
        for await (const block of cutBlocks(source, size)) {
            const packing = pack(block);
            // Whose turn it is reports it.
            packing.catch(() => undefined);
            running.push(packing);
            if (running.length >= depth)
                yield (await running.shift());
        }
        for (const block of running)
            yield await block;
    }
    finally {
        await Promise.allSettled(running);
    }
}
async function* cutBlocks(source, size) {
    let block = Buffer.allocUnsafeSlow(size);
    let filled = 0;
    for await (const chunk of source) {
        for (let taken = 0; taken < chunk.length;) {
            const part = chunk.subarray(taken, taken + size - filled);
            block.set(part, filled);
            taken += part.length;
            filled += part.length;
            if (filled < size)
                break;
            yield block;
            block = Buffer.allocUnsafeSlow(size);
            filled = 0;
        }
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}

;// CONCATENATED MODULE: ./lib/pack/deflate.js




const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
// What a match may reach back to (RFC 1951, 2).
const windowSize = 32 * 1024;
// Odd, so that records of 4 or 8 bytes are seen at each of their bytes.
const sampleStep = 31;
const storedLimit = 0xffff;
const storedHeader = 5;
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const depth = Math.min(2 * (0,external_node_os_.availableParallelism)(), 16);
// An empty final block: so no block has to wait for the next one to know whether it is the last.
const endOfStream = Buffer.from([0x03, 0x00]);
/**
 * Makes one raw deflate stream of blocks that are compressed side by side, for use in `pipeline`.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
function deflateParallel({ level, blockSize = 1024 * 1024 }) {
    return async function* (source) {
        let before = Buffer.alloc(0);
        yield* packBlocks(source, { size: blockSize, depth }, block => {
            const packing = packBlock(block, before, level);
            before = block.subarray(-windowSize);
            return packing;
        });
        yield endOfStream;
    };
}
async function packBlock(block, dictionary, level) {
    if (level === 0 || seemsRandom(block))
        return storeBlock(block);
    // One output buffer that holds the whole block: no round trips to the pool in between.
    const options = {
        level,
        memLevel: 9,
        dictionary,
        chunkSize: block.length + 1024,
        finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
    };
    const packed = await deflate(block, options);
    return packed.length < storedSize(block) ? packed : storeBlock(block);
}
/**
 * Random, encrypted or compressed bytes occur equally often; nothing that deflate could shrink by more than a
 * fraction of a percent comes near (text, code and weights are off by a factor of 3 to 20), and it is slowest on them.
 */
function seemsRandom(block) {
    if (block.length < windowSize)
        return false;
    const counts = new Uint32Array(256);
    for (let i = 0; i < block.length; i += sampleStep) {
        const byte = block[i] ?? 0;
        counts[byte] = (counts[byte] ?? 0) + 1;
    }
    const samples = Math.ceil(block.length / sampleStep);
    const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
    return pairs * 256 < 1.02 * samples * (samples - 1);
}
function storedSize(block) {
    return block.length + storedHeader * Math.ceil(block.length / storedLimit);
}
function storeBlock(block) {
    const stored = Buffer.allocUnsafe(storedSize(block));
    for (let from = 0, to = 0; from < block.length; from += storedLimit) {
        const part = block.subarray(from, from + storedLimit);
        to = stored.writeUInt8(0, to);
        to = stored.writeUInt16LE(part.length, to);
        to = stored.writeUInt16LE(part.length ^ storedLimit, to);
        to += part.copy(stored, to);
    }
    return stored;
}

;// CONCATENATED MODULE: ./lib/pack/gzip.js


// No name, no time, unknown system: the same content makes the same file (RFC 1952, 2.3).
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** Makes one gzip member of blocks that are compressed side by side, for use in `pipeline`; see `deflateParallel`. */
function gzipParallel(options) {
    const deflate = deflateParallel(options);
    return async function* (source) {
        let sum = 0;
        let size = 0;
        const measure = async function* () {
            for await (const chunk of source) {
                sum = (0,external_node_zlib_.crc32)(chunk, sum);
                size += chunk.length;
                yield chunk;
            }
        };
        yield header;
        yield* deflate(measure());
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(sum, 0);
        trailer.writeUInt32LE(size % 2 ** 32, 4);
        yield trailer;
    };
}

// EXTERNAL MODULE: ./lib/pack/packing.js + 1 modules
var packing = __webpack_require__(18166);
// EXTERNAL MODULE: ./lib/pack/partial.js
var pack_partial = __webpack_require__(30256);
// EXTERNAL MODULE: ./lib/export/loopback/server.js
var server = __webpack_require__(36647);
;// CONCATENATED MODULE: ./lib/export/loopback/blob-shelf.js









// Sockets give small pieces, disks want large ones.
const highWaterMark = 1024 * 1024;
const tarHeaderLength = 512;
/** Blobs of one push, in a folder of their own that goes with the shelf. */
class BlobShelf {
    #order;
    #folder;
    #blobs = new Map();
    #manifests = new Map();
    #receiving = new Set();
    #end = new AbortController();
    #begun = 0;
    #sent = 0;
    constructor(order, folder) {
        this.#order = order;
        this.#folder = folder;
    }
    /** Makes a shelf and its folder. */
    static async open(order) {
        const folder = (0,pack_partial/* partialPath */.D)(order.dir);
        await (0,promises_.mkdir)(folder);
        return new BlobShelf(order, folder);
    }
    /** Bytes that came. */
    get sent() {
        return this.#sent;
    }
    /** Aborts when it makes no sense to send more: with `LoopbackRefusal`, or with what went wrong with the disk. */
    get ended() {
        return this.#end.signal;
    }
    /** The manifests and indexes that came, each once however often it was sent. */
    get manifests() {
        return [...new Map([...this.#manifests.values()].map(each => [each.digest, each])).values()];
    }
    sizeOf(digest) {
        return (this.#blobs.get(digest) ?? this.#order.known.get(digest))?.size;
    }
    begin() {
        this.#begun += 1;
        if (this.#begun <= this.#order.mostSent)
            return;
        this.#end.abort(new server/* LoopbackRefusal */.kX('the engine does not know that its layers are archived already'));
        this.#end.signal.throwIfAborted();
    }
    async receive(bytes) {
        const receiving = this.#receive(bytes);
        this.#receiving.add(receiving);
        return receiving.finally(() => this.#receiving.delete(receiving));
    }
    putManifest(manifest) {
        this.#manifests.set(manifest.digest, manifest);
        this.#manifests.set(manifest.reference, manifest);
    }
    getManifest(reference) {
        return this.#manifests.get(reference);
    }
    /** The blob that was sent under a digest, or is known by it. */
    find(digest) {
        const known = this.#order.known.get(digest);
        return this.#blobs.get(digest) ?? (known && { ...known, verbatim: known.digest === digest });
    }
    /** Reads a small blob; undefined where it is not here as it was sent. */
    async read(digest, limit) {
        const blob = this.#blobs.get(digest);
        return blob?.verbatim && blob.size <= limit ? (0,promises_.readFile)(blob.place.path) : undefined;
    }
    /** Removes a blob that is not needed any more. */
    async discard({ place }) {
        if (place.path.startsWith(this.#folder))
            await (0,promises_.rm)(place.path, { force: true });
    }
    async [Symbol.asyncDispose]() {
        await Promise.allSettled(this.#receiving);
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
    }
    async #receive(bytes) {
        const path = (0,external_node_path_.join)(this.#folder, (0,external_node_crypto_.randomBytes)(8).toString('hex'));
        const sent = new Measure();
        const packed = new Measure();
        let sentAs = 'none';
        const { level, onBytes, signal } = this.#order;
        const count = async function* (chunks) {
            for await (const chunk of sent.pass(chunks)) {
                this.#sent += chunk.length;
                onBytes(chunk.length);
                yield chunk;
            }
        }.bind(this);
        const pack = async function* (chunks) {
            const { start, all } = await peek(chunks);
            sentAs = (0,packing/* packingOf */.bp)(start);
            yield* isPlainTar(start, sentAs) ? packed.pass(gzipParallel({ level })(all)) : all;
        };
        try {
            await (0,external_node_stream_promises_.pipeline)(bytes, count, pack, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', highWaterMark }), { signal });
        }
        catch (error) {
            await (0,promises_.rm)(path, { force: true });
            // An engine would try again and again.
            if (error instanceof Error && 'syscall' in error)
                this.#end.abort(error);
            throw error;
        }
        const verbatim = packed.size === 0;
        const { digest, size } = verbatim ? sent : packed;
        const place = { path, offset: 0, packing: verbatim ? sentAs : 'gzip', proved: true };
        const { digest: sentDigest, size: sentSize } = sent;
        return {
            digest: sentDigest,
            size: sentSize,
            keep: () => this.#blobs.set(sentDigest, { digest, size, place, verbatim }),
            drop: () => (0,promises_.rm)(path, { force: true }),
        };
    }
}
class Measure {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    size = 0;
    async *pass(chunks) {
        for await (const chunk of chunks) {
            this.#hash.update(chunk);
            this.size += chunk.length;
            yield chunk;
        }
    }
    get digest() {
        return `sha256:${this.#hash.copy().digest('hex')}`;
    }
}
async function peek(chunks) {
    const iterator = chunks[Symbol.asyncIterator]();
    let start = Buffer.alloc(0);
    while (start.length < tarHeaderLength) {
        const next = await iterator.next();
        if (next.done)
            break;
        start = Buffer.concat([start, next.value]);
    }
    const all = async function* () {
        if (start.length > 0)
            yield start;
        yield* { [Symbol.asyncIterator]: () => iterator };
    };
    return { start, all: all() };
}
// Configurations and attestations stay what they are, and so does a tar of nothing, which has no header.
function isPlainTar(start, packing) {
    return packing === 'none' && start.toString('latin1', 257, 262) === 'ustar';
}

// EXTERNAL MODULE: ./lib/export/loopback/push.js + 1 modules
var loopback_push = __webpack_require__(76153);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
;// CONCATENATED MODULE: ./lib/export/oci-manifest.js

const layerType = 'application/vnd.oci.image.layer.v1.tar';
const suffixes = { none: '', gzip: '+gzip', zstd: '+zstd' };
/** Makes the OCI manifest of an image from its parts. */
function makeManifest({ digest, content }, layers) {
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = {
        schemaVersion: 2,
        mediaType,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: content.length },
        layers: layers.map(layer => ({
            mediaType: `${layerType}${suffixes[layer.place.packing]}`,
            digest: layer.digest,
            size: layer.size,
        })),
    };
    return makeDocument(mediaType, manifest);
}
/** Makes a blob of a JSON document. */
function makeDocument(mediaType, document) {
    const content = Buffer.from(JSON.stringify(document));
    return { digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`, mediaType, content };
}

// EXTERNAL MODULE: ./lib/export/loopback/pushed.js
var pushed = __webpack_require__(58665);
;// CONCATENATED MODULE: ./lib/export/loopback/receive.js




/** Puts together the one image that was pushed; `sent` is what was pushed under its name. Throws `LoopbackRefusal` where it is not one. */
async function collectImage(shelf, sent) {
    const images = (0,pushed/* imagesOf */.I)(shelf.manifests);
    const [image] = images;
    if (!image || images.length > 1)
        throw new server/* LoopbackRefusal */.kX(`the engine pushed ${images.length} images under one name`);
    const config = await readBlob(shelf, image.config.digest, image.config.mediaType);
    const layers = image.layers.map(({ digest }) => {
        const blob = shelf.find(digest);
        if (!blob)
            throw new server/* LoopbackRefusal */.kX(`the engine did not push layer ${digest}`);
        return blob;
    });
    if (!layers.every(({ verbatim }) => verbatim)) {
        // What was compressed on the way has another digest than the engine's manifest says.
        return { config, layers, top: makeManifest(config, layers), others: [] };
    }
    const manifest = documentOf(image);
    if (sent.digest === image.digest)
        return { config, layers, top: manifest, others: [] };
    const attestations = await Promise.all((0,pushed/* attestationsOf */.x)(shelf.manifests).map(each => readAll(shelf, each)));
    return { config, layers, top: documentOf(sent), others: [manifest, ...attestations.flat()] };
}
async function readAll(shelf, manifest) {
    const parts = [manifest.config, ...manifest.layers];
    const blobs = parts.map(({ digest, mediaType }) => readBlob(shelf, digest, mediaType));
    return [documentOf(manifest), ...(await Promise.all(blobs))];
}
async function readBlob(shelf, digest, mediaType = '') {
    const content = await shelf.read(digest, plan_form/* documentLimit */.NL);
    if (!content)
        throw new server/* LoopbackRefusal */.kX(`the engine did not push ${digest}, or it is larger than ${plan_form/* documentLimit */.NL} bytes`);
    return { digest, mediaType: mediaType ?? '', content };
}
function documentOf({ digest, mediaType, content }) {
    return { digest, mediaType, content };
}

// EXTERNAL MODULE: ./lib/export/metadata.js
var metadata = __webpack_require__(54137);
// EXTERNAL MODULE: ./lib/pack/hashed-file.js
var hashed_file = __webpack_require__(73407);
;// CONCATENATED MODULE: ./lib/pack/plain.js


/** Writes a stream to a new file, as it is or packed; after a failure or abort there is no file. */
async function writePlain(path, source, signal, pack = chunks => chunks) {
    return (0,hashed_file/* createFile */.x)(path, async (file) => {
        const append = async (chunks) => {
            for await (const chunk of chunks)
                await file.append(chunk);
        };
        await (0,external_node_stream_promises_.pipeline)(source, pack, append, { signal });
        return file.finish(signal);
    });
}

// EXTERNAL MODULE: ./lib/pack/zip-records.js
var zip_records = __webpack_require__(47281);
;// CONCATENATED MODULE: ./lib/pack/zip.js






const earliest = new Date(Date.UTC(1980, 0, 1));
/** Writes a zip file, the same bytes for the same members; after a failure there is no file, and the error is the first one. */
async function writeZip(plan) {
    const streams = plan.members.map(({ source }) => source).filter(isStream);
    // A stream that fails before its turn reports it then.
    for (const stream of streams)
        stream.on('error', () => undefined);
    try {
        return await (0,hashed_file/* createFile */.x)(plan.path, file => writeMembers(file, plan));
    }
    catch (error) {
        for (const stream of streams)
            stream.destroy();
        plan.signal.throwIfAborted();
        throw error;
    }
}
async function writeMembers(file, plan) {
    const written = [];
    for (const member of plan.members) {
        plan.signal.throwIfAborted();
        const record = await writeMember(file, member, plan);
        written.push(member.finalName ? await rename(file, record, await member.finalName()) : record);
    }
    const directory = Buffer.concat(written.map(zip_records/* centralHeader */.j));
    const end = zip_records/* endRecords */.sp({ count: written.length, size: directory.length, offset: file.size });
    await file.append(Buffer.concat([directory, end]));
    const members = written.map(({ name, size, compressedSize, crc32 }) => ({ name, size, compressedSize, crc32 }));
    return { ...(await file.finish(plan.signal)), members };
}
async function writeMember(file, member, plan) {
    const source = await openSource(member);
    const head = { name: member.name, method: member.method, modified: member.modified ?? earliest, offset: file.size };
    await file.append(zip_records/* localHeader */.$B(head));
    const facts = await writeData(file, source, member.method, plan);
    await file.append(zip_records/* dataDescriptor */.E7(facts));
    return { ...head, ...facts };
}
async function writeData(file, source, method, plan) {
    let size = 0;
    let sum = 0;
    const measure = async function* (chunks) {
        for await (const chunk of chunks) {
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            size += chunk.length;
            yield chunk;
        }
    };
    const deflate = deflateParallel({ level: plan.level });
    const pack = (chunks) => (method === 'deflate' ? deflate(chunks) : chunks);
    const start = file.size;
    const keep = async (chunks) => {
        for await (const chunk of chunks) {
            await file.append(chunk);
            plan.onBytes?.(size, file.size);
        }
    };
    await (0,external_node_stream_promises_.pipeline)(source, measure, pack, keep, { signal: plan.signal });
    return { size, compressedSize: file.size - start, crc32: sum };
}
async function rename(file, record, name) {
    if (name === record.name)
        return record;
    const bytes = Buffer.from(name);
    if (bytes.length !== Buffer.byteLength(record.name)) {
        throw new Error(`zip member ${record.name} cannot become ${name}: the names differ in length`);
    }
    await file.patch(bytes, zip_records/* localName */.fk(record));
    return { ...record, name };
}
async function openSource({ source }) {
    const opened = typeof source === 'function' ? await source() : source;
    return Buffer.isBuffer(opened) ? external_node_stream_.Readable.from(opened) : opened;
}
function isStream(source) {
    return typeof source !== 'function' && !Buffer.isBuffer(source);
}

;// CONCATENATED MODULE: ./lib/pack/zstd.js




const compress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const zstd_depth = Math.min(2 * (0,external_node_os_.availableParallelism)(), 8);
/**
 * Makes one zstd file of frames that are compressed side by side, for use in `pipeline`; each has a checksum.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
function zstdParallel({ level, blockSize = 4 * 1024 * 1024 }) {
    return async function* (source) {
        let empty = true;
        for await (const frame of packBlocks(source, { size: blockSize, depth: zstd_depth }, block => packFrame(block, level))) {
            empty = false;
            yield frame;
        }
        // A file without any frame is none.
        if (empty)
            yield await packFrame(Buffer.alloc(0), level);
    };
}
function packFrame(block, level) {
    const params = {
        [external_node_zlib_.constants.ZSTD_c_compressionLevel]: Math.max(level, 1),
        [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1,
    };
    // One output buffer that holds the whole block: no round trips to the pool in between.
    return compress(block, { params, chunkSize: block.length + 1024, pledgedSrcSize: block.length });
}

;// CONCATENATED MODULE: ./lib/export/save.js








/** Writes a docker tar into the folder as an archive while it is proved; after a failure nothing of it is left. */
async function saveArchive(passing, order, signal) {
    const facts = passing.facts.then(found => checkIdentity(found, order.configDigest));
    facts.catch(() => undefined);
    const describe = async () => order.describe(await facts, passing.tarSize());
    const partial = (0,pack_partial/* partialPath */.D)(order.dir);
    const written = await writeFormat(partial, passing.tar, order, describe, signal);
    const metadata = await describe();
    const archive = { name: order.name, version: order.version, imageid: metadata.imageid, archfmt: order.format };
    const path = (0,external_node_path_.join)(order.dir, (0,plan_name/* formatName */.nD)(archive));
    await (0,promises_.rename)(partial, path);
    return { archive, path, ...written, metadata };
}
function writeFormat(path, tar, order, describe, signal) {
    switch (order.format) {
        case 'zip':
            return saveZip(path, tar, order, describe, signal);
        case 'tzst':
            return writePlain(path, tar, signal, zstdParallel({ level: order.level }));
        case 'docker':
            return writePlain(path, tar, signal);
    }
}
async function saveZip(path, tar, order, describe, signal) {
    const member = (imageid) => (0,plan_name/* formatName */.nD)({ name: order.name, version: order.version, imageid, archfmt: 'docker' });
    return writeZip({
        path,
        level: order.level,
        signal,
        members: [
            {
                // Where the id is not known before the image has passed, the name is set right afterwards.
                name: member(order.configDigest ? (0,plan_name/* shortId */.m_)(order.configDigest) : '0'.repeat(12)),
                source: tar,
                method: order.stored ? 'store' : 'deflate',
                finalName: async () => member((await describe()).imageid),
            },
            {
                name: 'metadata.json',
                source: async () => Buffer.from(`${JSON.stringify(await describe(), null, 2)}\n`),
                method: 'deflate',
            },
        ],
    });
}
function checkIdentity(facts, expected) {
    if (expected === undefined || facts.configDigest === expected)
        return facts;
    const message = `the engine saved ${facts.configDigest}, not ${expected}: the tag moved while the image was saved`;
    throw new errors/* ActionError */.l('IMAGE_CHANGED', message, {
        hint: 'Run the step again, and let one job at a time write this tag.',
    });
}

;// CONCATENATED MODULE: ./lib/export/make.js
var make_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var make_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});















/** Gets an image out of the engine into an archive, by the road that is quicker. */
async function exportImage(source, context) {
    const { engine, image, configDigest } = source;
    const { inputs, reference, log } = context;
    const road = await planRoad(source, context);
    log.info(`The image is ${road.road === 'push' ? 'pushed to this step' : 'saved by the engine'}: ${road.because}`);
    return write(`saving ${reference}`, image, configDigest, context, async (writing) => {
        const pushed = road.road === 'push' ? await pushArchive(source, road, writing) : undefined;
        if (pushed)
            return pushed;
        return packTar(await engine.save(reference, inputs.platform, writing.signal), writing);
    });
}
/** Writes the archive of an image whose parts are here; `onCopied` is told of each layer that is not needed any more. */
async function archiveBlobs(image, configDigest, context, onCopied) {
    return write(`archiving ${context.reference}`, { id: configDigest }, configDigest, context, writing => make_assemble(image, onCopied, writing));
}
/** Makes the compressed archive of an image that is archived as a bare tar. */
async function compressTar(path, image, configDigest, context) {
    return write(`compressing ${path}`, image, configDigest, context, writing => packTar((0,external_node_fs_.createReadStream)(path), writing));
}
async function planRoad({ engine, image, configDigest, known, seen }, { inputs }) {
    return chooseRoad({
        format: inputs.format,
        level: inputs.level,
        local: engine.local,
        containerd: await engine.usesContainerd(),
        identified: configDigest !== undefined,
        fast: engine.speaks('1.42'),
        layers: image.layers.length,
        known: image.layers.filter(layer => known.has(layer)).length,
        seen,
    });
}
// An engine that does not push has lost nothing but the time of the try.
async function pushArchive({ engine, image, known }, road, writing) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { context, signal, touch, onBytes } = writing;
        const { inputs, dir, log } = context;
        const order = { dir, known, mostSent: road.mostSent, level: inputs.level, onBytes, signal };
        const shelf = make_addDisposableResource(env_1, await BlobShelf.open(order), true);
        try {
            const pushing = AbortSignal.any([signal, shelf.ended]);
            const sent = await (0,loopback_push/* pushHere */.F)(engine, { reference: image.id, shelf, log, onFrame: touch, signal: pushing });
            const collected = await collectImage(shelf, sent);
            log.info(`The engine sent ${(0,format/* formatBytes */.z)(shelf.sent)}`);
            return await make_assemble(collected, layer => shelf.discard(layer), writing);
        }
        catch (error) {
            if (!(error instanceof server/* LoopbackRefusal */.kX) && !isDamage(error))
                throw error;
            log.info(`The image is saved by the engine after all: ${error.message}`);
            return undefined;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = make_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// An archive that a layer was to be taken from may be damaged, or gone by now.
function isDamage(error) {
    if (error instanceof errors/* ActionError */.l)
        return error.code === 'ARCHIVE_DIGEST';
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
function make_assemble(image, onCopied, writing) {
    const { context, signal, touch: onBytes } = writing;
    return finish((0,assemble/* assembleArchive */.J)({ image, names: [context.reference], onBytes, onCopied, signal }), true, writing);
}
function packTar(tar, writing) {
    return finish((0,archive/* passArchive */.U)(tar, writing.signal, writing.onBytes), false, writing);
}
function finish(passing, stored, writing) {
    const { image, configDigest, context, signal } = writing;
    const { inputs, identity, dir } = context;
    const { name, version } = identity;
    const order = { dir, name, version, configDigest, stored, format: inputs.format, level: inputs.level };
    return saveArchive(passing, { ...order, describe: (facts, tarSize) => (0,metadata/* makeMetadata */.s)(identity, image, facts, tarSize) }, signal);
}
async function write(what, image, configDigest, context, work) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, dir, log, signal } = context;
        const watch = make_addDisposableResource(env_2, new idle/* IdleWatch */.K(what, inputs.idleTimeout, signal), false);
        const progress = make_addDisposableResource(env_2, new report_progress/* Progress */.k(log, what), false);
        const touch = () => watch.touch();
        const onBytes = (count) => {
            progress.add(count);
            touch();
        };
        try {
            return await work({ what, image, configDigest, context, signal: watch.signal, touch, onBytes });
        }
        catch (error) {
            signal.throwIfAborted();
            throw explainSave(what, dir, error);
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        make_disposeResources(env_2);
    }
}
function explainSave(what, dir, cause) {
    if (cause instanceof acquire_engine/* EngineRefusal */.np)
        return new errors/* ActionError */.l('SAVE_FAILED', `${what} failed: ${(0,acquire_engine/* engineWords */.Y7)(cause)}`, { cause });
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC') {
        const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
        return new errors/* ActionError */.l('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint, cause });
    }
    return (0,acquire_engine/* brokenOff */.H1)(what, cause);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./lib/acquire/http-proxy.js
// As Go's programs do, no proxy is asked for what is on this machine.
const neverProxied = 'localhost,127.0.0.0-127.255.255.255,::1';
/** The proxies of an environment in the form that Node's agents take; a proxy that is written without a scheme is one of HTTP. */
function readProxies(env) {
    const exempt = env['no_proxy'] || env['NO_PROXY'];
    const proxies = ['http_proxy', 'https_proxy'].flatMap(name => {
        const proxy = env[name] || env[name.toUpperCase()];
        return proxy ? [[name, proxy.includes('://') ? proxy : `http://${proxy}`]] : [];
    });
    return { ...Object.fromEntries(proxies), no_proxy: exempt ? `${exempt},${neverProxied}` : neverProxied };
}

// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
;// CONCATENATED MODULE: ./lib/acquire/http-call.js






/** A request that got no answer. */
class HttpFailure extends Error {
    constructor(message, cause) {
        super(message, { cause });
        this.name = 'HttpFailure';
    }
}
/** Connections to HTTP servers, kept for further calls until disposed of; by the proxies of HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
class HttpConnections {
    #plain;
    #secure;
    constructor(env) {
        const proxyEnv = readProxies(env);
        this.#plain = new external_node_http_.Agent({ keepAlive: true, proxyEnv });
        this.#secure = new external_node_https_.Agent({ keepAlive: true, proxyEnv });
    }
    /** Sends a request and gives the answer whatever its status; redirects are not followed, bytes are given as they come. */
    async send({ method = 'GET', url, headers, body }, signal) {
        const options = { method, headers: { 'user-agent': 'docker-archive-action', ...headers }, signal };
        const sent = url.protocol === 'https:'
            ? (0,external_node_https_.request)(url, { ...options, agent: this.#secure })
            : (0,external_node_http_.request)(url, { ...options, agent: this.#plain });
        // What breaks after the answer has begun is told to whoever reads it.
        sent.on('error', () => undefined);
        sent.end(body);
        try {
            const [answer] = (await (0,external_node_events_.once)(sent, 'response'));
            return answer;
        }
        catch (error) {
            signal.throwIfAborted();
            throw new HttpFailure(`${url.host} cannot be reached (${(0,retry/* codeOf */.$N)(error) || (0,errors/* messageOf */.b)(error)})`, error);
        }
    }
    [Symbol.dispose]() {
        this.#plain.destroy();
        this.#secure.destroy();
    }
}
/** Reads an answer as a whole; undefined when it is larger than `limit` bytes. */
async function http_call_readAnswer(answer, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer) {
        size += chunk.length;
        if (size > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./lib/acquire/registry-address.js
/** Where a repository is served, with a slash at its end; plain HTTP is spoken on loopback alone. */
function repositoryUrl({ host, path }) {
    if (host === 'docker.io')
        return new URL(`https://registry-1.docker.io/v2/${hubPath(path)}/`);
    const url = new URL(`https://${host}/v2/${path}/`);
    if (!isLoopback(url))
        return url;
    return new URL(`http://${host}/v2/${path}/`);
}
/** What a token has to allow: to pull from this repository and nothing else. */
function pullScope({ host, path }) {
    return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}
/** Whether a server is on this machine. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
// Users write Docker Hub's own images without their namespace.
function hubPath(path) {
    return path.includes('/') ? path : `library/${path}`;
}

;// CONCATENATED MODULE: ./lib/acquire/registry-challenge.js
// A name, and what is given to it, bare or in quotes.
const part = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/g;
/** Reads the challenges of one or several `WWW-Authenticate` headers joined by commas (RFC 9110, 11.6.1). */
function parseChallenges(header) {
    const challenges = [];
    for (const [, name = '', quoted, bare] of header.matchAll(part)) {
        const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
        const current = challenges.at(-1);
        if (value === undefined)
            challenges.push({ scheme: name.toLowerCase(), params: {} });
        else if (current)
            current.params[name.toLowerCase()] ??= value;
    }
    return challenges;
}

;// CONCATENATED MODULE: ./lib/acquire/registry-refusal.js




/** What a registry said no with: its HTTP status and its own words. */
class RegistryRefusal extends Error {
    status;
    /** Milliseconds after which it wants to be asked again. */
    retryAfter;
    constructor(status, message, retryAfter) {
        super(message);
        this.name = 'RegistryRefusal';
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
const errorLimit = 64 * 1024;
/** Reads the refusal that an answer is. */
async function readRefusal(answer, url) {
    const { statusCode: status = 0, headers } = answer;
    const words = wordsOf(await http_call_readAnswer(answer, errorLimit));
    const told = `${url.host} answered ${status} ${external_node_http_.STATUS_CODES[status] ?? ''}`.trim();
    return new RegistryRefusal(status, words ? `${told}: ${words}` : told, (0,retry/* readRetryAfter */.D$)(headers['retry-after']));
}
// Registries answer a list of errors, their token servers one of several things.
function wordsOf(body) {
    const answer = (0,plan_form/* parseRecord */.Hh)(body);
    const errors = Array.isArray(answer?.['errors']) ? answer['errors'] : [];
    const first = (0,plan_form/* isRecord */.u4)(errors[0], []) ? errors[0] : answer;
    const words = [first?.['message'], first?.['details'], first?.['error_description'], first?.['code']].find(plan_form/* isText */.KH);
    return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}

;// CONCATENATED MODULE: ./lib/acquire/registry-auth.js




const clientId = 'docker-archive-action';
const tokenLimit = 1024 * 1024;
/** The `Authorization` of one repository, found when the registry asks for it and kept until it asks again. */
class RegistryAuth {
    #sources;
    #header;
    #renewal;
    constructor(sources) {
        this.#sources = sources;
    }
    /** What to send; undefined as long as nothing was asked for. */
    get header() {
        return this.#header;
    }
    /** Answers a challenge to a request that was sent with `used`; false when there is nothing better to send. */
    async renew(used, challenge, signal) {
        // Of several requests that were refused for the same reason one asks, and all go on with what it got.
        if (this.#header === used) {
            this.#renewal ??= this.#answer(challenge, signal).finally(() => (this.#renewal = undefined));
            await this.#renewal;
        }
        return this.#header !== used;
    }
    async #answer(header, signal) {
        const challenges = parseChallenges(header);
        const bearer = challenges.find(({ scheme, params }) => scheme === 'bearer' && params['realm']);
        const basic = challenges.some(({ scheme }) => scheme === 'basic');
        if (!bearer && !basic)
            return;
        const credential = await this.#sources.credential();
        if (bearer)
            this.#header = `Bearer ${await this.#askToken(bearer, credential, signal)}`;
        else if (credential && !credential.identityToken)
            this.#header = basicOf(credential);
    }
    async #askToken(challenge, credential, signal) {
        const { connections, registry, scope } = this.#sources;
        const realm = readRealm(challenge, registry);
        const asked = { service: challenge.params['service'] ?? '', scope: challenge.params['scope'] || scope };
        const answer = await connections.send(tokenCall(realm, asked, credential), signal);
        if (answer.statusCode !== 200)
            throw await readRefusal(answer, realm);
        const { token, access_token: accessToken } = (0,plan_form/* parseRecord */.Hh)(await http_call_readAnswer(answer, tokenLimit)) ?? {};
        const found = [token, accessToken].find(each => (0,plan_form/* isText */.KH)(each) && /^[\x21-\x7e]+$/.test(each));
        if (found === undefined)
            throw new RegistryRefusal(200, `${realm.host} was asked for a token and gave none`);
        return found;
    }
}
// Whoever reads along must not learn a password that was safe until now.
function readRealm({ params }, registry) {
    const realm = URL.parse(params['realm'] ?? '', registry.origin);
    if (realm?.protocol === 'https:' || (realm && realm.protocol === registry.protocol))
        return realm;
    const message = `${registry.host} wants tokens to be asked for at ${params['realm'] ?? ''}, which is no https address`;
    throw new RegistryRefusal(401, message);
}
function tokenCall(realm, wish, credential) {
    if (credential?.identityToken)
        return refreshCall(realm, wish, credential.identityToken);
    const url = new URL(realm);
    if (wish.service)
        url.searchParams.set('service', wish.service);
    // The scopes of one challenge are asked for one by one.
    for (const scope of wish.scope.split(' '))
        url.searchParams.append('scope', scope);
    if (!credential)
        return { url, headers: {} };
    url.searchParams.set('account', credential.username);
    return { url, headers: { authorization: basicOf(credential) } };
}
function refreshCall(url, { service, scope }, identityToken) {
    const form = { grant_type: 'refresh_token', service, client_id: clientId, refresh_token: identityToken, scope };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url, headers, body: new URLSearchParams(form).toString() };
}
function basicOf({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./lib/acquire/registry-client.js




const redirects = 5;
/** Reads one repository of a registry, by the pull part of the OCI distribution protocol. */
class RegistryClient {
    #connections;
    #auth;
    #url;
    constructor(image, { credentials, env }) {
        this.#connections = new HttpConnections(env);
        this.#url = repositoryUrl(image);
        this.#auth = new RegistryAuth({
            connections: this.#connections,
            registry: this.#url,
            credential: () => credentials.forHost(image.host),
            scope: pullScope(image),
        });
    }
    /** The registry's address, `registry-1.docker.io` for Docker Hub. */
    get host() {
        return this.#url.host;
    }
    /** Asks for something below the repository, once; throws `RegistryRefusal` when there is no content in the answer. */
    async get(path, headers, signal) {
        for (let proofs = 0;; proofs++) {
            const used = this.#auth.header;
            const { answer, url, own } = await this.#follow(path, headers, used, signal);
            const { statusCode: status = 0 } = answer;
            if (status === 200 || status === 206)
                return answer;
            const challenge = answer.headers['www-authenticate'];
            const refusal = await readRefusal(answer, url);
            // Only the registry itself may ask for a proof; one that has just been found and is not good enough is the last.
            if (status !== 401 || !own || challenge === undefined || proofs > 0)
                throw refusal;
            if (!(await this.#auth.renew(used, challenge, signal)))
                throw refusal;
        }
    }
    [Symbol.dispose]() {
        this.#connections[Symbol.dispose]();
    }
    async #follow(path, headers, authorization, signal) {
        let url = new URL(path, this.#url);
        let own = true;
        for (let hops = 0;; hops++) {
            const proof = own && authorization !== undefined ? { authorization } : {};
            const answer = await this.#connections.send({ url, headers: { ...headers, ...proof } }, signal);
            const location = locationOf(answer);
            if (location === undefined)
                return { answer, url, own };
            answer.resume();
            const next = readTarget(location, url);
            if (hops === redirects)
                throw new RegistryRefusal(0, `${this.host} redirects more than ${redirects} times`);
            // Once it has led to another server, a proof is not sent any more, even where it leads back.
            own &&= next.origin === this.#url.origin;
            url = next;
        }
    }
}
function locationOf({ statusCode = 0, headers }) {
    return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}
function readTarget(location, from) {
    const target = URL.parse(location, from.href);
    if (target?.protocol === 'https:' || (target && target.protocol === from.protocol))
        return target;
    throw new RegistryRefusal(0, `${from.host} redirects to something else than an https address`);
}

;// CONCATENATED MODULE: ./lib/acquire/registry-platform.js



/** The platform of a configuration; undefined when the bytes are no configuration of an image. */
function registry_platform_readPlatform(bytes) {
    return toPlatform((0,plan_form/* parseRecord */.Hh)(bytes) ?? {});
}
/** The platform that is taken when none is asked for: this machine's, as Linux. */
function defaultPlatform(nodeArchitecture) {
    const architecture = goArchitectures[nodeArchitecture] ?? nodeArchitecture;
    return (0,plan_platform/* parsePlatform */.FL)(`linux/${architecture}`) ?? { os: 'linux', architecture };
}
const goArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** Finds the image for a platform in an index; throws `PLATFORM`, which lists what there is. */
function choosePlatform(what, index, asked) {
    const [first] = index;
    // An index of one image need not say what it is for; its configuration does.
    if (index.length === 1 && first && !first.platform)
        return first;
    const found = index.find(({ platform }) => platform && (0,plan_platform/* samePlatform */.my)(platform, asked));
    if (found)
        return found;
    const there = [
        ...new Set(index.map(({ platform }) => (platform ? (0,plan_platform/* formatPlatform */.Bq)(platform) : 'an unknown platform'))),
    ];
    const message = `${what} has no image for ${(0,plan_platform/* formatPlatform */.Bq)(asked)}, there is: ${there.join(', ') || 'none at all'}`;
    const known = index.find(({ platform }) => platform)?.platform;
    throw new errors/* ActionError */.l('PLATFORM', message, known && { hint: `platform: ${(0,plan_platform/* formatPlatform */.Bq)(known)}` });
}
/** The platform that a configuration or the entry of an index names; undefined when it names none. */
function toPlatform(value) {
    if (!(0,plan_form/* isRecord */.u4)(value, ['os', 'architecture', 'variant']))
        return undefined;
    const { os, architecture, variant } = value;
    if (!(0,plan_form/* isText */.KH)(os) || !(0,plan_form/* isText */.KH)(architecture) || !(0,plan_form/* isOptional */.dK)(variant, plan_form/* isText */.KH))
        return undefined;
    return { os, architecture, ...((0,plan_form/* isText */.KH)(variant) && variant !== '' && { variant }) };
}

;// CONCATENATED MODULE: ./lib/acquire/registry-documents.js



const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const indexTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const configTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
    // What the first images of this manifest's version were pushed with.
    'application/octet-stream',
];
const registry_documents_layerType = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;
/** The media types a registry is asked for, as `Accept`. */
const acceptedTypes = [...manifestTypes, ...indexTypes].join(', ');
/** Reads a manifest or an index that a registry sent under a content type; throws `PULL_UNSUPPORTED` for anything else. */
function readDocument(what, bytes, contentType) {
    const document = (0,plan_form/* parseRecord */.Hh)(bytes);
    if (!(0,plan_form/* isRecord */.u4)(document, documentFields))
        throw unsupported(what, 'leads to something that is no JSON object');
    const mediaType = typeOf(what, document, contentType.split(';')[0]?.trim() ?? '');
    // A document that could be both would be another image to whoever goes by its fields.
    if (manifestTypes.includes(mediaType) && isManifest(document) && !('manifests' in document)) {
        return { mediaType, manifest: checkManifest(what, document) };
    }
    if (indexTypes.includes(mediaType) && isIndex(document) && !('config' in document) && !('layers' in document)) {
        return { mediaType, index: document.manifests.filter(isImageEntry).map(registry_documents_toEntry) };
    }
    throw unsupported(what, `leads to a broken document of the type ${mediaType}`);
}
/** The error for something in a registry that is no image as it is known here. */
function unsupported(what, problem, hint) {
    return new errors/* ActionError */.l('PULL_UNSUPPORTED', `cannot pull ${what}: it ${problem}`, hint === undefined ? {} : { hint });
}
const documentFields = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests'];
const descriptorFields = ['mediaType', 'digest', 'size', 'urls', 'platform', 'annotations'];
// What a document says of itself has to be what the registry says of it, or different readers see different things.
function typeOf(what, document, contentType) {
    if (document['schemaVersion'] === 1) {
        throw unsupported(what, 'is kept by a manifest of schema 1, which no engine reads any more', 'Push the image again.');
    }
    const own = (0,plan_form/* isText */.KH)(document['mediaType']) ? document['mediaType'] : contentType;
    const known = [...manifestTypes, ...indexTypes];
    if (!known.includes(own))
        throw unsupported(what, `is no image but ${own || 'of no type'}`);
    if (known.includes(contentType) && own !== contentType) {
        throw unsupported(what, `calls itself ${own} and its registry calls it ${contentType}`);
    }
    return own;
}
function checkManifest(what, { config, layers }) {
    if (!configTypes.includes(config.mediaType))
        throw unsupported(what, `is no image but ${config.mediaType}`);
    for (const { mediaType, urls, digest } of layers) {
        if (urls?.length || /foreign|nondistributable/.test(mediaType)) {
            throw unsupported(what, `has a layer that its registry does not keep (${digest}, ${mediaType})`);
        }
        if (!registry_documents_layerType.test(mediaType))
            throw unsupported(what, `has a layer of the unknown type ${mediaType}`);
    }
    const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
    const twofold = layers.find(({ digest, size }) => sizes.get(digest) !== size);
    if (twofold)
        throw unsupported(what, `gives the layer ${twofold.digest} two sizes`);
    return { config: toDescriptor(config), layers: layers.map(toDescriptor) };
}
function isManifest(value) {
    const { config, layers } = value;
    return isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor);
}
function isIndex(value) {
    const { manifests } = value;
    return Array.isArray(manifests) && manifests.every(isDescriptor);
}
function isDescriptor(value) {
    if (!(0,plan_form/* isRecord */.u4)(value, descriptorFields))
        return false;
    const { mediaType, digest, size, urls, platform, annotations } = value;
    return ((0,plan_form/* isText */.KH)(mediaType) &&
        (0,plan_form/* isDigest */.Bc)(digest) &&
        Number.isSafeInteger(size) &&
        size >= 0 &&
        (0,plan_form/* isOptional */.dK)(urls, Array.isArray) &&
        (0,plan_form/* isOptional */.dK)(platform, each => (0,plan_form/* isRecord */.u4)(each, [])) &&
        (0,plan_form/* isOptional */.dK)(annotations, each => (0,plan_form/* isRecord */.u4)(each, [])));
}
// BuildKit puts what it tells about images, for an unknown platform, beside them.
function isImageEntry({ mediaType, platform, annotations }) {
    const attests = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
    return manifestTypes.includes(mediaType) && !attests && platform?.os !== 'unknown';
}
function registry_documents_toEntry(raw) {
    const platform = raw.platform && toPlatform(raw.platform);
    return { ...toDescriptor(raw), ...(platform && { platform }) };
}
function toDescriptor({ mediaType, digest, size }) {
    return { mediaType, digest, size };
}

;// CONCATENATED MODULE: ./lib/acquire/registry-fetch.js







/** An answer that ended before it was whole. */
class BrokenAnswer extends Error {
    constructor(message) {
        super(message);
        this.name = 'BrokenAnswer';
    }
}
/** Fetches a manifest, an index or a configuration, and proves that it is what was asked for. */
async function fetchDocument(fetch, path, accept, expected, limit) {
    const ask = async () => {
        const answer = await fetch.client.get(path, { accept }, fetch.signal);
        const bytes = await http_call_readAnswer(answer, limit);
        fetch.touch();
        return { bytes, headers: answer.headers };
    };
    const { bytes, headers } = await (0,retry/* retry */.L5)(fetchRules(`fetching ${path}`), ask, fetch.log, fetch.signal);
    if (!bytes)
        throw unsupported(fetch.what, `has a document of more than ${limit} bytes, ${path}`);
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
    const named = [expected.digest, headers['docker-content-digest']].filter(each => each !== undefined);
    const other = named.find(each => String(each).startsWith('sha256:') && each !== digest);
    if (other !== undefined)
        throw corrupt(fetch, `${String(other)} came as ${digest}`);
    if (expected.size !== undefined && expected.size !== bytes.length) {
        throw corrupt(fetch, `${digest} has ${bytes.length} bytes, not ${expected.size}`);
    }
    return { bytes, digest, contentType: headers['content-type'] ?? '' };
}
/** How often a registry is asked: again when it is busy or the connection broke. */
function fetchRules(what) {
    return {
        what,
        tries: 5,
        pause: 500,
        mayHelp: error => (0,retry/* isNetworkError */.TX)(error) || error instanceof BrokenAnswer || isBusy(error),
        askedPause: error => (error instanceof RegistryRefusal ? error.retryAfter : undefined),
    };
}
/** The error for bytes that are not what their digest or their size says. */
function corrupt({ what, client }, problem) {
    return new errors/* ActionError */.l('PULL_CORRUPT', `cannot pull ${what}: what ${client.host} sent is not the image: ${problem}`, {
        hint: 'Run the step again; if it stays so, push the image again.',
    });
}
/** Names what went wrong with a registry; what has a name already, or nothing to do with it, keeps its own. */
function explainFetch({ what, client }, host, cause) {
    const said = cause instanceof RegistryRefusal || cause instanceof HttpFailure;
    if (!said && !(cause instanceof BrokenAnswer) && !(0,retry/* isNetworkError */.TX)(cause))
        return cause;
    const words = said ? (0,errors/* messageOf */.b)(cause) : `${client.host} broke off (${(0,errors/* messageOf */.b)(cause)})`;
    const code = cause instanceof RegistryRefusal ? registry_fetch_classify(cause.status) : 'PULL_FAILED';
    return pullError(code, { reference: what, host, puller: 'this runner', words, cause });
}
function registry_fetch_classify(status) {
    if (status === 401 || status === 403)
        return 'PULL_DENIED';
    return status === 404 ? 'PULL_NOT_FOUND' : 'PULL_FAILED';
}
function isBusy(error) {
    return error instanceof RegistryRefusal && (error.status === 408 || error.status === 429 || error.status >= 500);
}

;// CONCATENATED MODULE: ./lib/acquire/registry-layers.js








// As many as engines fetch; more would only share the same line.
const atOnce = 4;
/** Fetches layers side by side and gives their files by digest; after a failure nothing unfinished is left. */
async function fetchLayers(fetch, layers, folder) {
    const stop = new AbortController();
    const joined = { ...fetch, signal: AbortSignal.any([fetch.signal, stop.signal]) };
    const paths = new Map();
    const waiting = layers.values();
    const work = async () => {
        for (const layer of waiting)
            paths.set(layer.digest, await fetchLayer(joined, layer, folder));
    };
    const workers = Array.from({ length: atOnce }, () => work().catch((error) => stop.abort(error)));
    await Promise.all(workers);
    joined.signal.throwIfAborted();
    return paths;
}
async function fetchLayer(fetch, layer, folder) {
    const partial = (0,pack_partial/* partialPath */.D)(folder.dir);
    const fill = async (file) => {
        await (0,retry/* retry */.L5)(fetchRules(`fetching ${layer.digest}`), () => appendRest(fetch, layer, file, folder), fetch.log, fetch.signal);
        const { sha256 } = await file.finish(fetch.signal);
        if (`sha256:${sha256}` !== layer.digest)
            throw corrupt(fetch, `${layer.digest} came as sha256:${sha256}`);
    };
    await (0,hashed_file/* createFile */.x)(partial, fill, { lasting: false });
    const path = (0,external_node_path_.join)(folder.dir, layer.digest.replace('sha256:', ''));
    await (0,promises_.rename)(partial, path);
    return path;
}
// What has come stays when a connection breaks: the rest is asked for, or as much is passed over of the whole.
async function appendRest(fetch, layer, file, { onBytes }) {
    const from = file.size;
    // A connection can break after the last byte.
    if (from > 0 && from === layer.size)
        return;
    const range = from > 0 ? { range: `bytes=${from}-` } : {};
    const answer = await fetch.client.get(`blobs/${layer.digest}`, range, fetch.signal);
    let passOver = from - startOf(answer, from, fetch.client.host);
    const append = async (chunks) => {
        for await (const chunk of chunks) {
            fetch.touch();
            const fresh = chunk.subarray(passOver);
            passOver -= chunk.length - fresh.length;
            if (file.size + fresh.length > layer.size) {
                throw corrupt(fetch, `${layer.digest} is larger than ${layer.size} bytes`);
            }
            await file.append(fresh);
            onBytes?.(fresh.length);
        }
    };
    await (0,external_node_stream_promises_.pipeline)(answer, append, { signal: fetch.signal });
    if (file.size < layer.size)
        throw new BrokenAnswer(`${layer.digest} ended after ${file.size} of ${layer.size} bytes`);
}
function startOf({ statusCode, headers }, from, host) {
    if (statusCode !== 206)
        return 0;
    const range = headers['content-range'] ?? '';
    const start = Number(/^bytes (\d+)-/.exec(range)?.[1] ?? NaN);
    if (start <= from)
        return start;
    throw new RegistryRefusal(206, `${host} was asked for the bytes from ${from} and sent others (${range})`);
}

;// CONCATENATED MODULE: ./lib/acquire/registry-pull.js
var registry_pull_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var registry_pull_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










/**
 * Fetches manifest and configuration, which tell what the image is. Throws `PULL_DENIED`, `PULL_NOT_FOUND`,
 * `PULL_FAILED`, `PLATFORM`, `PULL_UNSUPPORTED` when it is no image that can be kept, `PULL_CORRUPT` when something is
 * not what its digest says, `IDLE`.
 */
async function fetchManifest(client, order, log, signal) {
    return follow(client, order, log, signal, fetch => findImage(fetch, order));
}
/** Fetches the layers of an image that was found by `fetchManifest`, each once; throws as that does. */
async function fetchImage(client, order, found, log, signal) {
    const once = new Map(found.layers.map(layer => [layer.digest, layer]));
    const missing = [...once.values()].filter(({ digest }) => !order.isKnown(digest));
    const size = missing.reduce((sum, layer) => sum + layer.size, 0);
    log.info(`Fetching ${missing.length} of ${once.size} layers, ${(0,format/* formatBytes */.z)(size)}`);
    const paths = await follow(client, order, log, signal, fetch => fetchLayers(fetch, missing, order));
    const layers = found.layers.map(layer => {
        const path = paths.get(layer.digest);
        return { ...layer, ...(path !== undefined && { path }) };
    });
    return { ...found, layers };
}
async function follow(client, order, log, signal, work) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const what = (0,acquire_engine/* nameImage */.Pe)(pullReference(order.image, order.tag), order.platform);
        const watch = registry_pull_addDisposableResource(env_1, new idle/* IdleWatch */.K(`the fetch of ${what}`, order.idleTimeout, signal), false);
        const fetch = { client, what, touch: () => watch.touch(), log, signal: watch.signal };
        try {
            return await work(fetch);
        }
        catch (error) {
            watch.signal.throwIfAborted();
            throw explainFetch(fetch, order.image.host, error);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        registry_pull_disposeResources(env_1);
    }
}
async function findImage(fetch, { image, tag, platform }) {
    const top = await readManifest(fetch, image.digest ?? tag, { digest: image.digest });
    const chosen = top.index && choosePlatform(fetch.what, top.index, platform ?? defaultPlatform(process.arch));
    const { manifest, ...facts } = chosen ? await readChosen(fetch, chosen) : top;
    if (!manifest)
        throw unsupported(fetch.what, 'leads from an index to another one');
    const { digest, size } = manifest.config;
    const config = await fetchDocument(fetch, `blobs/${digest}`, '*/*', { digest, size }, plan_form/* documentLimit */.NL);
    const have = registry_platform_readPlatform(config.bytes);
    if (!have)
        throw unsupported(fetch.what, `has a configuration that names no platform, ${digest}`);
    checkPlatform(fetch.what, have, platform);
    fetch.log.info(`${fetch.what} is ${facts.digest} at ${fetch.client.host}, for ${(0,plan_platform/* formatPlatform */.Bq)(have)}`);
    return {
        ...{ manifest: facts.bytes, manifestType: facts.mediaType, manifestDigest: facts.digest },
        ...(chosen && { indexDigest: top.digest }),
        ...{ config: config.bytes, configDigest: digest, platform: have, layers: manifest.layers },
    };
}
async function readChosen(fetch, { digest, size, mediaType }) {
    const read = await readManifest(fetch, digest, { digest, size });
    if (read.mediaType === mediaType)
        return read;
    throw unsupported(fetch.what, `has a manifest that is ${read.mediaType} and its index calls ${mediaType}`);
}
async function readManifest(fetch, name, expected) {
    const fetched = await fetchDocument(fetch, `manifests/${name}`, acceptedTypes, expected, plan_form/* documentLimit */.NL);
    return { ...fetched, ...readDocument(fetch.what, fetched.bytes, fetched.contentType) };
}

// EXTERNAL MODULE: ./lib/export/blob-place.js
var blob_place = __webpack_require__(86877);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var ship_sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/obtained.js

/** Takes an archive that exists already from where it is; undefined where it cannot be used. */
async function takeArchive(where, step) {
    const ready = await step.stock.bring(where);
    return ready && { ready, where, updated: false, because: 'this very image is archived already' };
}
/** Describes an archive that was just written. */
async function describeBeside({ archive, path, metadata, sha256 }) {
    return { ...(await (0,ship_sidecar/* writeSidecar */.J$)(path, metadata, sha256)), archive, path };
}
/** What making an archive needs of a step. */
function contextOf({ inputs, identity, stores, plan, log, signal }) {
    return { inputs, identity, dir: stores.dir, reference: plan.reference, log, signal };
}

// EXTERNAL MODULE: ./lib/ship/stored-layers.js
var stored_layers = __webpack_require__(78494);
;// CONCATENATED MODULE: ./lib/ship/known-layers.js


/**
 * The wanted layers that archives in the folder hold as they are, under the digest they are stored by and under that of
 * the unpacked layer. Whether they are whole is proved when they are read.
 */
async function findKnownLayers(archives, wanted) {
    const known = new Map();
    for (const archive of archives) {
        const isNew = (layer) => wanted(layer) && !known.has(layer.digest);
        if (!archive.metadata.layers.some(isNew))
            continue;
        // A file that is gone or damaged has nothing to give; what it lacks is got from elsewhere.
        const stored = await (0,stored_layers/* findStoredLayers */.j)(archive).catch(() => []);
        for (const { layer, start } of stored.filter(each => isNew(each.layer))) {
            const { digest, size } = layer;
            const blob = { digest, size, place: await (0,blob_place/* placeBlob */.V)(archive.path, start, false) };
            known.set(digest, blob);
            known.set(layer.diff_id, blob);
        }
    }
    return known;
}

;// CONCATENATED MODULE: ./lib/obtain-fetched.js
var obtain_fetched_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var obtain_fetched_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











/** Gets the archive of an image straight from its registry, without an engine. */
async function obtainFetched(step) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, plan, world } = step;
        const credentials = await openCredentials(step);
        const client = obtain_fetched_addDisposableResource(env_1, new RegistryClient(inputs.image, { credentials, env: world.env }), false);
        const order = { image: inputs.image, tag: plan.tag, platform: inputs.platform, idleTimeout: inputs.idleTimeout };
        const found = await step.stage('Look up', () => fetchManifest(client, order, step.log, step.signal), result => result.configDigest);
        const obtained = await step.stage('Fetch', async () => {
            const where = await step.stock.locate((0,plan_name/* shortId */.m_)(found.configDigest));
            return (await takeArchive(where, step)) ?? (await fetchArchive(client, { ...order, found, where }, step));
        }, ({ ready, updated }) => (updated ? (0,format/* formatBytes */.z)(ready.size) : 'nothing to fetch'));
        const digest = inputs.image.digest ?? found.indexDigest ?? found.manifestDigest;
        return { ...obtained, source: 'registry', imageid: found.configDigest, digest };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        obtain_fetched_disposeResources(env_1);
    }
}
// The layers wait in a folder of their own, and each goes when it is in the archive.
async function fetchArchive(client, order, step) {
    const { stock, stores, log, signal } = step;
    const { found, where } = order;
    const archives = await stock.described();
    const known = await findKnownLayers(archives, ({ digest }) => found.layers.some(layer => layer.digest === digest));
    const dir = (0,pack_partial/* partialPath */.D)(stores.dir);
    await (0,promises_.mkdir)(dir);
    try {
        const isKnown = (digest) => known.has(digest);
        const fetched = await fetchImage(client, { ...order, dir, isKnown }, found, log, signal);
        const saved = await archiveBlobs(await toBlobs(fetched, known), found.configDigest, contextOf(step), onCopied);
        return { ready: await describeBeside(saved), where, updated: true, because: 'this image was not archived yet' };
    }
    finally {
        await (0,promises_.rm)(dir, { recursive: true, force: true });
    }
}
async function onCopied({ place }) {
    if (place.proved)
        await (0,promises_.rm)(place.path, { force: true });
}
async function toBlobs(image, known) {
    const { config, configDigest: digest, manifest, manifestDigest, manifestType } = image;
    const layers = image.layers.map(async (layer) => {
        const { digest, size, path } = layer;
        return known.get(digest) ?? { digest, size, place: await (0,blob_place/* placeBlob */.V)(path ?? '', 0, true) };
    });
    return {
        config: { digest, mediaType: '', content: config },
        layers: await Promise.all(layers),
        top: { digest: manifestDigest, mediaType: manifestType, content: manifest },
        others: [],
    };
}

;// CONCATENATED MODULE: ./lib/obtain.js











/** Gets the archives of a step: what exists already, or what is built, pulled, found or fetched, in the cheapest way. */
async function obtainArchives(step) {
    return [(await reuseExisting(step)) ?? (await obtainArchive(step))];
}
// `existing: reuse` takes the archive there is of a clean version.
async function reuseExisting(step) {
    const { inputs, plan, stock, identity, log } = step;
    if (inputs.existing === 'rebuild')
        return undefined;
    if (plan.verdict.dirty)
        log.info(`existing: ${inputs.existing} does not apply: ${plan.verdict.because}`);
    const where = plan.verdict.dirty ? undefined : await stock.locateVersion();
    if (!where)
        return undefined;
    const found = (0,plan_name/* formatName */.nD)(where.archive);
    if (inputs.existing === 'fail') {
        const hint = 'Give a new version, or take the archive as it is:\n  with:\n    existing: reuse';
        throw new errors/* ActionError */.l('EXISTS', `${identity.name} ${identity.version} is archived already as ${found}, and existing is fail`, { hint });
    }
    const ready = await step.stage('Reuse', () => stock.bring(where), got => (got ? (0,format/* formatBytes */.z)(got.size) : 'not usable'));
    if (!ready)
        return undefined;
    const because = `${found} exists already and existing is reuse`;
    return { ready, where, source: 'archive', imageid: ready.metadata.docker_id, digest: '', updated: false, because };
}
async function obtainArchive(step) {
    const { inputs, plan, stock, identity, log } = step;
    const before = (await stock.files()).filter(file => file.archive.version === identity.version);
    log.info(`Source is ${inputs.source}: ${inputs.sourceBecause}`);
    const obtained = inputs.source === 'registry' ? await obtainFetched(step) : await obtainSaved(inputs.source, step);
    if (!plan.verdict.dirty)
        noticeReplaced(step, before, obtained);
    log.info(`${(0,plan_name/* formatName */.nD)(obtained.ready.archive)}: ${obtained.because}`);
    return obtained;
}
async function obtainSaved(source, step) {
    const name = { build: 'Build', pull: 'Pull', local: 'Find' }[source];
    const { engine, image } = await step.stage(name, () => openImage(source, step), result => result.image.id);
    const obtained = await step.stage('Save', () => saveOrTake(engine, image, step), obtain_describe);
    const { repository } = step.inputs.image;
    const digest = image.digests.find(each => each.startsWith(`${repository}@`))?.split('@')[1] ?? '';
    return { ...obtained, source, imageid: image.id, digest };
}
async function openImage(source, step) {
    const { inputs, world, signal } = step;
    const engine = await (0,connect/* connectEngine */.x)(inputs.dockerHost, world, signal);
    return { engine, image: await acquireImage(source, engine, step) };
}
async function saveOrTake(engine, image, step) {
    const { stock, plan, log, signal } = step;
    const archives = await stock.described();
    const images = archives.map(({ metadata }) => ({
        dockerId: metadata.docker_id,
        configDigest: metadata.config_digest,
    }));
    const configDigest = await (0,identify/* identify */.l)(engine, image, plan.reference, images, log, signal);
    const where = configDigest === undefined ? undefined : await stock.locate((0,plan_name/* shortId */.m_)(configDigest));
    const taken = where && configDigest && ((await obtain_compress(where, image, configDigest, step)) ?? (await takeArchive(where, step)));
    if (taken)
        return taken;
    const known = await findKnownLayers(archives, layer => image.layers.includes(layer.diff_id));
    const archived = new Set(archives.flatMap(({ metadata }) => metadata.layers.map(layer => layer.diff_id)));
    const seen = image.layers.filter(layer => archived.has(layer)).length;
    const saved = await exportImage({ engine, image, configDigest, known, seen }, contextOf(step));
    const ready = await describeBeside(saved);
    return {
        ready,
        where: where ?? (await stock.locate(saved.archive.imageid)),
        updated: true,
        because: 'this image was not archived yet',
    };
}
async function obtain_compress(where, image, configDigest, step) {
    if (where.file || !where.bare || step.inputs.format === 'docker')
        return undefined;
    const { path } = where.bare;
    try {
        const ready = await describeBeside(await compressTar(path, image, configDigest, contextOf(step)));
        await (0,ship_sidecar/* removeArchive */.Lt)(path);
        return { ready, where, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
    }
    catch (error) {
        step.signal.throwIfAborted();
        step.log.warning(`${path} cannot be used, the image is saved again: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
function obtain_describe({ ready, updated }) {
    return updated ? `${(0,format/* formatBytes */.z)(ready.metadata.tar_size)} → ${(0,format/* formatBytes */.z)(ready.size)}` : 'nothing to save';
}
// A clean version is meant to stay what it is; that it changed deserves more than a line in the log.
function noticeReplaced({ log, identity }, before, { ready }) {
    const now = ready.archive.imageid;
    const others = new Set(before.map(file => file.archive.imageid).filter(id => id !== now));
    if (others.size === 0)
        return;
    log.notice(`${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now}`);
}

// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
// EXTERNAL MODULE: ./lib/prune/gather-layers.js
var gather_layers = __webpack_require__(55252);
;// CONCATENATED MODULE: ./lib/prune/stale.js
/** Decides, for every archive of the same name but the current one, whether it is stale. */
function judgeStale(candidates, current, rules) {
    const made = [current, ...rules.made];
    const neighbours = candidates.filter(({ archive }) => archive.name === current.name && !made.some(each => isCurrent(archive, each)));
    const verdicts = neighbours.map(candidate => judge(candidate, current, rules));
    return keepNewest(verdicts, rules.keep);
}
// The same image in another format is the same archive: what becomes of it is the folder's business, not staleness.
function isCurrent(archive, current) {
    return archive.version === current.version && archive.imageid === current.imageid;
}
function judge(candidate, current, rules) {
    const { version, imageid } = candidate.archive;
    const stay = (because) => ({ candidate, stale: false, because });
    if (rules.mode === 'none')
        return stay('prune is none');
    if (candidate.kept !== undefined)
        return stay(candidate.kept);
    const rule = rules.keptBy(version);
    if (rule !== undefined)
        return stay(rule);
    if (version === current.version && rules.isDirty(version))
        return { candidate, stale: true, because: `${current.imageid} supersedes ${imageid}` };
    if (rules.mode === 'dirty')
        return stay(version === current.version ? `${version} is a clean version` : 'another version');
    const because = version === current.version ? `${current.imageid} is newer` : `${current.version} is newer`;
    return { candidate, stale: true, because };
}
// One image counts once, wherever it lies.
function keepNewest(verdicts, keep) {
    const newest = new Map();
    for (const { candidate } of verdicts.filter(each => each.stale)) {
        const image = imageOf(candidate.archive);
        newest.set(image, Math.max(newest.get(image) ?? 0, candidate.stored));
    }
    const ordered = [...newest].sort(([a, whenA], [b, whenB]) => whenB - whenA || (a < b ? -1 : 1));
    const kept = new Set(ordered.slice(0, keep).map(([image]) => image));
    return verdicts.map(verdict => verdict.stale && kept.has(imageOf(verdict.candidate.archive))
        ? { ...verdict, stale: false, because: `keep is ${keep}` }
        : verdict);
}
function imageOf(archive) {
    return `${archive.version}/${archive.imageid}`;
}

;// CONCATENATED MODULE: ./lib/prune/prune.js




/** Judges the archives of the folder; those of another platform are siblings, not predecessors. */
async function judgeFolder(files, current, platform, rules) {
    const candidates = files.map(async (file) => {
        const sidecar = await (0,ship_sidecar/* readSidecar */.YD)(file);
        const sibling = sidecar && platform && sidecar.metadata.platform !== (0,plan_platform/* formatPlatform */.Bq)(platform);
        const kept = sibling ? { kept: `for ${sidecar.metadata.platform}` } : {};
        const remove = () => (0,ship_sidecar/* removeArchive */.Lt)(file.path);
        return { where: 'folder', archive: file.archive, size: file.size, stored: file.modified, ...kept, remove };
    });
    return judgeStale(await Promise.all(candidates), current, rules);
}
/** Names the artifacts of stale files: only those this job made itself, for another job's are not ours to delete. */
async function judgeArtifacts(store, files) {
    const stale = new Map(files.filter(each => each.stale).map(each => [JSON.stringify(each.candidate.archive), each.because]));
    if (stale.size === 0)
        return [];
    return (await store.list()).flatMap(artifact => {
        const because = stale.get(JSON.stringify(artifact.archive));
        const { archive, size, stored, name } = artifact;
        const candidate = { where: 'artifact', archive, size, stored, remove: () => store.remove(name) };
        return because === undefined ? [] : [{ candidate, stale: true, because }];
    });
}
/** Judges the cache entries of one ref; what this run stored or looked up stays, it may be another job's. */
async function judgeCache(api, ref, current, rules) {
    const entries = (await api.listCaches((0,plan_name/* cachePrefix */.Vs)(current.name), ref)).filter(entry => entry.ref === ref);
    const verdicts = judgeStale(toCandidates(entries, api), current, rules);
    if (!verdicts.some(each => each.stale))
        return verdicts;
    return judgeStale(toCandidates(entries, api, await api.runStarted()), current, rules);
}
function toCandidates(entries, api, runStarted = Infinity) {
    return entries.flatMap(({ id, key, size, created, used }) => {
        const archive = (0,plan_name/* parseCacheKey */.dU)(key);
        const kept = Math.max(created, used) >= runStarted ? { kept: 'used by this run' } : {};
        const candidate = { where: 'cache', size, stored: created, ...kept, remove: () => api.deleteCache(id) };
        return archive ? [{ ...candidate, archive }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/prune/remove.js






/** Finds what an archive of this run makes stale in folder, this run's artifacts and the cache; trouble with one is one warning. */
async function findStale({ archive, platform, made }, context) {
    const { stores, stock, log } = context;
    const rules = makeRules(context.inputs, made);
    if (rules.mode === 'none')
        return [];
    const files = await judgeFolder(await stock.files(), archive, platform, rules);
    const artifacts = stores.artifacts ? await judgeArtifacts(stores.artifacts, files) : [];
    const verdicts = [...files, ...artifacts, ...(await judgeCached(archive, rules, context))];
    for (const { candidate, stale, because } of verdicts) {
        log.info(`${stale ? 'stale' : 'kept'}: ${candidate.archive.version} ${candidate.archive.imageid} in ${candidate.where}: ${because}`);
    }
    return verdicts.filter(each => each.stale);
}
/** Removes what is stale; failures are one warning together, the rest goes on. */
async function removeStale(stale, log, signal) {
    const removed = [];
    const failures = new Set();
    for (const verdict of stale) {
        try {
            await verdict.candidate.remove();
            removed.push(toRow(verdict));
        }
        catch (error) {
            signal.throwIfAborted();
            failures.add(`${verdict.candidate.where}: ${(0,errors/* messageOf */.b)(error)}`);
        }
    }
    if (failures.size > 0)
        log.warning(`Not everything stale could be pruned. ${[...failures].join('; ')}`);
    return removed;
}
/** Removes the layers of the cache that no archive refers to any more; trouble is one warning. */
async function removeLayers({ inputs, world, stores, log, signal }) {
    const { cache } = stores;
    if (!cache)
        return [];
    try {
        const api = new github/* GitHubApi */.y(world, inputs.token, signal);
        const layers = await (0,gather_layers/* gatherLayers */.Q)({ api, cache, ref: world.ref, goes: () => false, now: Date.now() });
        const loose = layers.filter(({ kept }) => kept === undefined);
        for (const layer of loose)
            await layer.remove();
        return loose.map(({ name, version, imageid, format, size, because }) => {
            return { where: 'cache', name, version, imageid, format, size, because };
        });
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`Layers that no archive refers to were not pruned: ${(0,errors/* messageOf */.b)(error)}`);
        return [];
    }
}
/** Writes a verdict as a row of the output. */
function toRow({ candidate, because }) {
    const { name, version, imageid, archfmt: format } = candidate.archive;
    return { where: candidate.where, name, version, imageid, format, size: candidate.size, because };
}
async function judgeCached(current, rules, { inputs, world, stores, log, signal }) {
    if (!stores.cache || world.repository === '')
        return [];
    if (inputs.token === '') {
        log.warning('Stale cache entries were not pruned: github-token is empty');
        return [];
    }
    try {
        return await judgeCache(new github/* GitHubApi */.y(world, inputs.token, signal), world.ref, current, rules);
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`Stale cache entries were not pruned: ${(0,errors/* messageOf */.b)(error)}`);
        return [];
    }
}
function makeRules({ prune, keep, keepVersions, dirtyPattern }, made) {
    return {
        mode: prune,
        made,
        keep,
        keptBy: version => {
            const glob = keepVersions.find(pattern => (0,external_node_path_.matchesGlob)(version, pattern));
            return glob === undefined ? undefined : `keep-versions ${glob}`;
        },
        isDirty: version => (0,plan_version/* judgeVersion */.uM)(version, dirtyPattern).dirty,
    };
}

;// CONCATENATED MODULE: ./lib/rehearse.js


/** Says what a run would do and why, without asking an engine or changing anything; stale archives are listed as if the image were new. */
async function rehearse(step) {
    const { inputs, plan, identity } = step;
    const archive = { name: identity.name, version: identity.version, imageid: 'a new image', archfmt: inputs.format };
    const stale = await step.stage('Plan', async () => {
        const found = await findStale({ archive, made: [] }, step);
        sentences(step).forEach(sentence => step.log.info(sentence));
        found.forEach(each => step.log.info(`would prune ${(0,plan_name/* formatName */.nD)(each.candidate.archive)} in ${each.candidate.where}: ${each.because}`));
        return found;
    });
    return {
        ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
        ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: true },
        ...{ source: inputs.source, updated: false, because: 'dry run', imageid: '', digest: '' },
        ...{ cacheHit: false, cached: false, cacheKey: '', pruned: stale.map(toRow) },
        plan: sentences(step),
    };
}
function sentences({ inputs, plan, identity, stores }) {
    const { source, sourceBecause, build, existing } = inputs;
    const acquire = {
        build: `build ${plan.reference} from ${build.context}: ${sourceBecause}`,
        pull: `pull ${plan.reference}, pull-policy ${plan.pullPolicy}: ${plan.pullBecause}`,
        registry: `fetch ${plan.reference} from its registry, without an engine: ${sourceBecause}`,
        local: `take ${plan.reference} as it is in the engine: ${sourceBecause}`,
    }[source];
    const unless = existing === 'rebuild' || plan.verdict.dirty
        ? 'unless this very image is archived already'
        : `unless the version is archived already (existing is ${existing})`;
    const archive = `${identity.name}_${identity.version}_<image id>.${inputs.format}`;
    const days = plan.retentionDays > 0 ? `${plan.retentionDays} days` : "the repository's default time";
    return [
        acquire,
        `save ${archive} in ${stores.dir}, ${unless}`,
        inputs.uploadArtifact
            ? `upload it as a workflow artifact for ${days}`
            : 'upload no artifact: upload-artifact is false',
        inputs.cache ? 'keep it in the actions cache' : 'keep nothing in the actions cache: cache is false',
        inputs.prune === 'none' ? 'prune nothing: prune is none' : `prune by the rule ${inputs.prune}`,
    ];
}

// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: ./lib/ship/cache.js + 1 modules
var cache = __webpack_require__(13424);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: ./lib/ship/adopt.js
var adopt = __webpack_require__(33048);
;// CONCATENATED MODULE: ./lib/ship/stock.js





/** What is archived where, and how to get it from there. */
class Stock {
    #stores;
    #identity;
    #format;
    #log;
    #signal;
    constructor(stores, identity, format, log, signal) {
        this.#stores = stores;
        this.#identity = identity;
        this.#format = format;
        this.#log = log;
        this.#signal = signal;
    }
    /** The archives of this name in the folder; throws `ARCHIVE_FORMAT` when one has a format nobody knows. */
    async files() {
        const files = await (0,folder/* listFolder */.bt)(this.#stores.dir, this.#identity.name);
        const strange = files.find(file => !(0,plan_name/* isKnownFormat */.RZ)(file.archive));
        if (!strange)
            return files;
        // An archive of the image in any other format is a mistake somebody must look at.
        const message = `${strange.path} is an archive of ${this.#identity.name} in the unknown format ${JSON.stringify(strange.archive.archfmt)}, allowed: ${plan_name/* knownFormats */.oL.join(', ')}`;
        throw new errors/* ActionError */.l('ARCHIVE_FORMAT', message, { hint: 'Move or rename that file.' });
    }
    /** The archives of this name in the folder that have a sidecar. */
    async described() {
        const files = await Promise.all((await this.files()).map(async ({ archive, path, ...file }) => {
            const sidecar = await (0,ship_sidecar/* readSidecar */.YD)({ path, ...file });
            return sidecar && { ...sidecar, archive, path };
        }));
        return files.filter(each => each !== undefined);
    }
    /** Where the archive of one image is. */
    async locate(imageid) {
        const { name, version } = this.#identity;
        const files = (await this.files()).filter(each => each.archive.version === version && each.archive.imageid === imageid);
        // A zip is as good as the other format that was asked for; a bare tar still has to be compressed.
        const file = files.find(each => each.archive.archfmt === this.#format) ?? files.find(each => each.archive.archfmt === 'zip');
        const bare = files.find(each => each.archive.archfmt === 'docker');
        const archive = file?.archive ?? { name, version, imageid, archfmt: this.#format };
        const [artifacts, cached = false] = await Promise.all([this.#artifacts(), this.#stores.cache?.has(archive)]);
        const artifact = artifacts.find(each => each.name === (0,plan_name/* formatName */.nD)(archive));
        return { archive, cached, ...(file && { file }), ...(bare && { bare }), ...(artifact && { artifact }) };
    }
    /** The newest archive of this name and version, whatever its image id; undefined when there is none. */
    async locateVersion() {
        const { name, version } = this.#identity;
        const files = (await this.files()).filter(file => file.archive.version === version && this.#usable(file.archive));
        const newest = files.sort((a, b) => b.modified - a.modified)[0];
        if (newest)
            return this.locate(newest.archive.imageid);
        const artifact = (await this.#artifacts()).find(each => each.archive.name === name && each.archive.version === version && this.#usable(each.archive));
        if (artifact)
            return this.locate(artifact.archive.imageid);
        const cached = await this.#stores.cache?.find(name, version);
        return cached && (await this.locate(cached.imageid));
    }
    /** Gets an archive's file from the nearest place that has it whole; undefined when none does. */
    async bring(where) {
        const { artifact, cached, archive, file } = where;
        if (file)
            return this.#try(`${file.path} cannot be used`, file.archive, () => Promise.resolve(file.path));
        const { artifacts, cache, dir } = this.#stores;
        if (artifact && artifacts) {
            const got = await this.#try(`artifact ${artifact.name} cannot be used`, archive, () => artifacts.download(artifact, dir));
            if (got)
                return got;
        }
        if (!cached || !cache)
            return undefined;
        return this.#try(`the cached archive ${(0,plan_name/* formatName */.nD)(archive)} cannot be used`, archive, () => cache.fetch(archive, (0,folder/* folderPath */.IC)(dir, archive)));
    }
    #usable(archive) {
        return archive.archfmt === this.#format || archive.archfmt === 'zip';
    }
    async #artifacts() {
        return (await this.#stores.artifacts?.list()) ?? [];
    }
    // What comes from elsewhere is proved before it counts; what is not whole is as good as absent.
    async #try(what, archive, get) {
        try {
            const path = await get();
            return await this.#adopt(path, archive);
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`${what}, the image is saved again: ${(0,errors/* messageOf */.b)(error)}`);
            await (0,ship_sidecar/* removeArchive */.Lt)((0,folder/* folderPath */.IC)(this.#stores.dir, archive));
            return undefined;
        }
    }
    async #adopt(path, archive) {
        return { ...(await (0,adopt/* adoptArchive */.B)(path, archive, this.#identity, this.#signal)), archive, path };
    }
}

;// CONCATENATED MODULE: ./lib/run.js














/** Runs the root action: decide, acquire, save, ship, prune; gives a report of each archive, one at least. */
async function runArchive(inputs, plan, world, tools) {
    passGate(plan, tools);
    const step = openStep(inputs, world, plan, tools);
    if (inputs.dryRun)
        return [await rehearse(step)];
    await (0,folder/* openFolder */.NE)(step.stores.dir);
    const made = (await obtainArchives(step)).map(obtained => ({ step, obtained }));
    const shipped = await eachInTurn(made, ship);
    const pruned = await eachInTurn(made, one => prune(one, made));
    const [first, ...others] = made.map((one, i) => makeReport(one, shipped[i] ?? {}, pruned[i] ?? []));
    if (!first)
        throw new errors/* ActionError */.l('NO_IMAGE', `${plan.reference} gave no image to archive`);
    return [first, ...others];
}
// What follows from one archive must not meet the next half done.
async function eachInTurn(made, work) {
    const results = [];
    for (const one of made)
        results.push(await work(one));
    return results;
}
function passGate({ gate, verdict }, { log }) {
    log.info(`Version is ${verdict.dirty ? 'dirty' : 'clean'}: ${verdict.because}`);
    if (gate.kind === 'warn')
        log.warning(gate.because);
    if (gate.kind !== 'refuse')
        return;
    const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
    throw new errors/* ActionError */.l('DIRTY', `dirty-policy is fail and the version is dirty: ${gate.because}`, { hint });
}
function openStep(inputs, world, plan, tools) {
    const identity = { name: inputs.name, image: inputs.image.repository, version: inputs.version, tag: plan.tag };
    if (plan.tag !== inputs.version)
        tools.log.info(`Version ${inputs.version} is tagged ${plan.tag}`);
    const stores = openStores(inputs, world, tools);
    return {
        ...tools,
        inputs,
        world,
        plan,
        identity,
        stores,
        stock: new Stock(stores, identity, inputs.format, tools.log, tools.signal),
    };
}
function openStores(inputs, world, { log, signal }) {
    const noArtifacts = inputs.uploadArtifact
        ? (0,artifact/* artifactObstacle */.aP)(world, 'upload-artifact: true', 'upload-artifact: false')
        : undefined;
    if (noArtifacts && !inputs.dryRun)
        throw noArtifacts;
    const noCache = inputs.cache ? (0,cache_entries/* cacheObstacle */.MH)(world) : undefined;
    if (noCache !== undefined && !inputs.dryRun)
        log.warning(`The archive is not kept in the actions cache: ${noCache}`);
    return {
        dir: (0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world),
        ...(inputs.uploadArtifact && !noArtifacts && { artifacts: new artifact/* ArtifactStore */.cJ(world, log, signal) }),
        ...(inputs.cache &&
            noCache === undefined && { cache: new cache/* CacheStore */.E(world, log, signal, openRemover(inputs, world, signal)) }),
    };
}
function openRemover({ token }, world, signal) {
    if (token === '' || world.repository === '')
        return undefined;
    return async (key) => {
        const api = new github/* GitHubApi */.y(world, token, signal);
        const entries = (await api.listCaches(key, world.ref)).filter(each => each.key === key && each.ref === world.ref);
        for (const { id } of entries)
            await api.deleteCache(id);
    };
}
async function ship({ step, obtained }) {
    return { artifact: await shipArtifact(step, obtained), cached: await shipCache(step, obtained) };
}
async function shipArtifact({ stores, plan, stage, log }, { ready, where }) {
    const { artifacts } = stores;
    if (!artifacts)
        return undefined;
    const known = where.artifact;
    if (known)
        log.info(`${known.name} is an artifact of this run already, not uploaded again`);
    if (known)
        return known;
    return stage('Artifact', () => artifacts.upload(ready.path, ready.archive, plan.retentionDays), stored => (0,format/* formatBytes */.z)(stored.size));
}
async function shipCache({ stores, stage, log }, { ready, where }) {
    const { cache } = stores;
    if (!cache)
        return false;
    if (where.cached && (await cache.holds(ready))) {
        log.info('The actions cache holds this archive already');
        return true;
    }
    return stage('Cache', () => cache.save(ready), kept => (kept ? (0,format/* formatBytes */.z)(ready.size) : 'not kept'));
}
async function prune({ step, obtained }, all) {
    if (step.inputs.prune === 'none')
        return [];
    const { archive, metadata } = obtained.ready;
    const platform = (0,plan_platform/* parsePlatform */.FL)(metadata.platform);
    const made = all.map(each => each.obtained.ready.archive);
    const work = async () => {
        const stale = await findStale({ archive, made, ...(platform && { platform }) }, step);
        const rows = await removeStale(stale, step.log, step.signal);
        return rows.some(({ where }) => where === 'cache') ? [...rows, ...(await removeLayers(step))] : rows;
    };
    return step.stage('Prune', work, rows => `${rows.length} removed, ${(0,format/* formatBytes */.z)(rows.reduce((sum, row) => sum + row.size, 0))}`);
}
function makeReport({ step: { inputs, plan, stores }, obtained }, { artifact, cached = false }, pruned) {
    const { ready, where, source, updated, because, imageid, digest } = obtained;
    const { path, size, sha256, metadata, archive } = ready;
    return {
        ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
        ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: false, plan: [] },
        ...{ source, updated, because, imageid, digest, pruned, cached },
        archive: { path, size, sha256, metadata, name: (0,plan_name/* formatName */.nD)(archive), format: archive.archfmt },
        ...(artifact &&
            stores.artifacts && {
            artifact: { id: artifact.id, url: stores.artifacts.url(artifact.id), sha256: artifact.sha256 },
        }),
        cacheHit: where.cached,
        cacheKey: (0,plan_name/* cacheKey */.k$)(archive),
    };
}

;// CONCATENATED MODULE: ./lib/archive.js






/** The door of the root action. */
async function openArchive() {
    return (0,door/* openDoor */.fx)(['password', 'github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const inputs = readArchiveInputs(getInput, world.env);
        const plan = makePlan(inputs);
        // Known before any work, and wanted even when the step then fails.
        (0,door/* setOutputs */.n0)({ version: inputs.version, tag: plan.tag, dirty: String(plan.verdict.dirty) });
        const reports = await runArchive(inputs, plan, world, visit);
        (0,door/* setOutputs */.n0)(makeOutputs(reports));
        if (inputs.summary)
            await (0,door/* addSummary */.S0)(makeSummary(reports, console.stages), console);
    });
}


/***/ }),

/***/ 55252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ gatherLayers)
/* harmony export */ });
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28540);
/* harmony import */ var _ship_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93216);


// A job stores layers before the archive that refers to them.
const grace = 24 * 3600 * 1000;
/** The layers of the actions cache that one ref owns, and why each stays or may go. */
async function gatherLayers(search) {
    const { api, ref, now } = search;
    const layers = (await api.listCaches(_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .layerPrefix */ .UG, ref)).filter(entry => entry.ref === ref);
    if (layers.length === 0)
        return [];
    const needed = await findNeeded(search);
    return layers.flatMap(entry => {
        const digest = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLayerKey */ .M$)(entry.key);
        if (digest === undefined)
            return [];
        const kept = needed(digest) ?? (Math.max(entry.created, entry.used) > now - grace ? 'used within a day' : undefined);
        return [toPrunable(entry, digest, kept, api)];
    });
}
// Archives of other refs cannot be read from here; a layer they miss is a miss, and stored again with the next archive.
async function findNeeded({ api, cache, ref, goes }) {
    const entries = (await api.listCaches(_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .everyCachePrefix */ .m3, ref)).filter(entry => entry.ref === ref);
    const staying = entries.filter(({ id, key }) => (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCacheKey */ .dU)(key) !== undefined && !goes(id));
    const users = new Map();
    for (const { key, size } of staying) {
        if (size > 2 * _ship_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLimit */ .mZ)
            continue;
        const layers = await cache.layersOf(key);
        if (!layers)
            return () => `${key} cannot be read and may need it`;
        for (const layer of layers)
            users.set(layer, `${key} needs it`);
    }
    return digest => users.get(digest);
}
function toPrunable(entry, digest, kept, api) {
    const { id, size, created } = entry;
    return {
        ...{ where: 'cache', name: '', version: '', imageid: (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(digest), format: 'layer', size, stored: created },
        ...{ family: '', thing: `cache ${id}`, names: 1, because: 'no archive refers to this layer' },
        ...(kept !== undefined && { kept }),
        remove: () => api.deleteCache(id),
    };
}


/***/ }),

/***/ 33048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ adoptArchive)
/* harmony export */ });
/* harmony import */ var _export_metadata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54137);
/* harmony import */ var _export_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35849);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59632);
/* harmony import */ var _sidecar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17613);




/** Describes an archive file; one without a sidecar is read whole and proved first, then gets one. Throws `ARCHIVE_*` or `ZIP_*`. */
async function adoptArchive(path, archive, identity, signal) {
    const known = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .readSidecar */ .YD)(await (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .statFile */ .T1)(path));
    // A copy under another name may have come with its sidecar.
    if (known?.metadata.imageid === archive.imageid)
        return known;
    const { facts, tarSize } = await (0,_export_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyArchive */ .w)(path, archive, signal);
    const metadata = (0,_export_metadata_js__WEBPACK_IMPORTED_MODULE_0__/* .makeMetadata */ .s)(identity, { id: facts.configDigest }, facts, tarSize);
    return (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSidecar */ .J$)(path, metadata, await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .hashFile */ .DC)(path, signal));
}


/***/ })

};
