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

// EXTERNAL MODULE: ./lib/actions/shared/context.js + 6 modules
var shared_context = __webpack_require__(35826);
// EXTERNAL MODULE: ./lib/actions/shared/main.js + 1 modules
var main = __webpack_require__(12975);
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


/** Reads `versions`, globs of which those with `!` exempt what the others select, and `dirty-only` with its pattern. */
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
// EXTERNAL MODULE: ./lib/prune/plan.js + 1 modules
var prune_plan = __webpack_require__(27719);
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




/** The plan of the action `prune` for the log, one line a row. */
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
        ...cells((0,prune_plan/* toPruneRow */.G)(row)).map(markdown/* escape */.i),
    ]);
    return `${title}\n\n${table}`;
}
/** What was deleted and what was not, as Markdown. */
function makePruneSummary({ dryRun, pruned, failed }) {
    const done = dryRun ? 'Nothing was deleted because dry-run is true.' : `Deleted ${describeDeleted(pruned)}.`;
    if (failed.length === 0)
        return `${done}\n`;
    const table = (0,markdown/* makeTable */.d)(['Where', 'Name', 'Version', 'Image id', 'Error'], failed, row => [row.where, row.name, row.version, row.imageid, row.error].map(text_table/* inline */.m).map(markdown/* escape */.i));
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
var environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/docker/housekeeping.js
var housekeeping = __webpack_require__(31045);
// EXTERNAL MODULE: ./lib/prune/archives.js
var archives = __webpack_require__(64245);
// EXTERNAL MODULE: ./lib/prune/delete.js
var prune_delete = __webpack_require__(56157);
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
        const tags = image.tags.filter(tag => (0,image_reference/* parseReference */.F2)(tag)?.digest === undefined && isWanted(tag, wanted));
        if (tags.length === 0)
            continue;
        const stored = await engine.stored(image.id);
        found.push(...tags.map(tag => toTagged(image, tag, stored, findUser(usage, image), engine)));
    }
    return found;
}
/** The engine's images without a tag; one that has a digest of a registry goes only where that name is wanted. */
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
/** BuildKit's cache in two rows: what can go, and what must stay. `before` is milliseconds since 1970. */
async function gatherBuildCache(engine, before) {
    const records = await engine.buildCache();
    const used = findUsed(records, before ?? Infinity);
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
function isWanted(name, wanted) {
    const reference = (0,image_reference/* parseReference */.F2)(name);
    return reference !== undefined && wanted((0,image_name/* nameOf */.Vb)(reference.path), reference.host);
}
function findUser(usage, { id }) {
    const container = usage.get(id);
    return container && `container ${container} uses it`;
}

// EXTERNAL MODULE: ./lib/prune/layers.js
var prune_layers = __webpack_require__(35772);
// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/artifacts.js
var artifacts = __webpack_require__(48597);
// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
// EXTERNAL MODULE: ./lib/stores/cache/store.js + 4 modules
var store = __webpack_require__(6004);
// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
;// CONCATENATED MODULE: ./lib/actions/prune/plan.js

/** Decides by the rules of a request what goes, whatever the order in which it was found. */
function planRequest(found, request) {
    const { keep, age, versions } = request;
    return (0,prune_plan/* planPrune */.wM)((0,prune_plan/* orderCandidates */.$T)(found), { select: ({ version }) => versions(version), keep, age });
}
/** A row for a scope that could not be searched. */
function toFailedScope(where, error) {
    return { where, name: '', version: '', imageid: '', format: '', size: 0, because: 'could not be searched', error };
}

;// CONCATENATED MODULE: ./lib/actions/prune/run.js















/** Adds to the context of a run what its request says. */
function openPrune(request, context) {
    return { ...context, request, dir: (0,environment/* archiveFolder */.t)(request.archiveDir, context.environment) };
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
        const deletions = await (0,prune_delete/* deletePlanned */.C)(rows, context.signal);
        const pruned = deletions.filter(({ error }) => error === undefined).map(({ row }) => (0,prune_plan/* toPruneRow */.G)(row));
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
    for (const scope of request.scopes)
        found.push(...(await search(scope, () => gatherScope(scope, context))));
    const rows = planRequest(found, request);
    if (!request.scopes.includes('cache') || failed.some(({ where }) => where === 'cache'))
        return { rows, failed };
    const layers = await search('cache', () => findLayers(rows, context));
    return { rows: [...rows, ...planRequest(layers, request)], failed };
}
async function gatherScope(scope, context) {
    const { request, environment } = context;
    const accept = ({ name }) => request.names(name);
    switch (scope) {
        case 'folder':
            return (0,archives/* gatherArchives */.R)(new folder/* FolderStore */.c(context), { accept });
        case 'cache':
            return (0,archives/* gatherArchives */.R)(new store/* CacheStore */.E(context, openCacheApi(context)), { accept, ref: refOf(context) });
        case 'artifacts': {
            const obstacle = (0,artifact_service/* artifactObstacle */.aP)(environment, 'scopes: artifacts', 'scopes: folder,cache');
            if (obstacle)
                throw obstacle;
            return (0,archives/* gatherArchives */.R)(new artifacts/* ArtifactStore */.c(context), { accept });
        }
        case 'images':
            return gatherImages(await openEngine(context), request.names);
        case 'dangling':
            return gatherDangling(await openEngine(context), request.names);
        case 'build-cache':
            return gatherBuildCache(await openEngine(context), request.age?.before);
    }
}
// Which layers are needed depends on which archives stay.
async function findLayers(rows, context) {
    const obstacle = (0,service/* cacheObstacle */.M)(context.environment);
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
        hint: 'To continue in spite of failures:\n  with:\n    fail-on-error: false',
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

/***/ 16118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ readGlob)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _image_glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57651);


/** Compiles a glob that an input holds; reports a problem and matches nothing when it is invalid. */
function readGlob(read, input, pattern, compile = _image_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .compileGlob */ .S) {
    try {
        return compile(pattern);
    }
    catch (error) {
        const allowed = `a pattern with *, ?, [a-z] or [!a-z] (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)})`;
        read.reject(input, pattern, allowed, `${input}: ${examples[input] ?? '"1.*"'}`);
        return () => false;
    }
}
const examples = { select: '"acme/*"', image: 'ghcr.io/acme/*', name: '"acme~*"' };


/***/ }),

/***/ 25913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readNameFilter)
/* harmony export */ });
/* harmony import */ var _image_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57651);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3158);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68424);
/* harmony import */ var _glob_input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16118);




/** Reads `image` and `name`, exact or as patterns, one a line. A name is accepted when one of them fits, or when there are none; only `name` accepts images of any registry. */
function readNameFilter(read) {
    const filters = [
        ...read.lines('image').map(item => filterImage(read, item)),
        ...read.lines('name').map(item => filterName(read, item)),
    ];
    return (name, host) => filters.length === 0 || filters.some(filter => filter(name, host));
}
function filterImage(read, item) {
    if (isPattern(item))
        return filterImages(read, item);
    const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(item));
    if (image && image.tag === undefined && image.digest === undefined)
        return (name, host = image.host) => name === (0,_image_name_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(image.path) && host === image.host;
    read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
    return () => false;
}
// In a pattern `*` stops at a slash, so the pattern must fit the path. A name holds no registry.
function filterImages(read, item) {
    const [, registry = 'docker.io', pattern = ''] = /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
    if (/[:@~]/.test(pattern)) {
        read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
    }
    const matchesPath = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readGlob */ .p)(read, 'image', pattern, _image_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compilePathGlob */ .x);
    const matchesHost = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readGlob */ .p)(read, 'image', registry);
    return (name, host) => matchesPath((0,_image_name_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._M)(name)) && (host === undefined || matchesHost(host));
}
function filterName(read, item) {
    if (item.includes('/'))
        read.reject('name', item, 'the name of an archive, "/" written "~"', `name: ${(0,_image_name_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(item)}`);
    return isPattern(item) ? (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readGlob */ .p)(read, 'name', item) : name => name === item;
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

/***/ 33991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ IdleTimeout)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Limits how long an operation may go without progress; its signal aborts with `IDLE` when it does. */
class IdleTimeout {
    #controller = new AbortController();
    #limit;
    #what;
    signal;
    #timer;
    /** `limit` is milliseconds without progress, 0 for no limit; `what` names the operation in the error. */
    constructor(what, limit, outer) {
        this.#what = what;
        this.#limit = limit;
        this.signal = AbortSignal.any([outer, this.#controller.signal]);
        this.touch();
    }
    /** Reports progress. */
    touch() {
        if (this.#limit === 0)
            return;
        if (this.#timer)
            this.#timer.refresh();
        else
            this.#timer = setTimeout(() => this.#expire(), this.#limit).unref();
    }
    [Symbol.dispose]() {
        clearTimeout(this.#timer);
    }
    #expire() {
        const seconds = Math.round(this.#limit / 1000);
        const message = `${this.#what} made no progress for ${seconds} s`;
        this.#controller.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDLE', message, { hint: `timeout: ${seconds * 2}` }));
    }
}


/***/ }),

/***/ 31045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ Housekeeping)
/* harmony export */ });
/* harmony import */ var _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33991);
/* harmony import */ var _image_date_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52709);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2965);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15777);
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




/** What pruning asks of an engine. Calls that take longer than `timeout` milliseconds are given up with `IDLE`. */
class Housekeeping {
    #engine;
    #timeout;
    #signal;
    constructor(engine, timeout, signal) {
        this.#engine = engine;
        this.#timeout = timeout;
        this.#signal = signal;
    }
    /** All images, or only those without a tag. */
    async images(dangling) {
        const options = { 'shared-size': true, ...(dangling && { filters: { dangling: ['true'] } }) };
        const rows = (await this.#call('listing images', docker => docker.listImages(options)));
        return rows.map(({ Id: id, RepoTags, RepoDigests, Size, SharedSize = 0 }) => {
            return { id, tags: (0,_image_js__WEBPACK_IMPORTED_MODULE_2__/* .namesOf */ .eZ)(RepoTags), digests: (0,_image_js__WEBPACK_IMPORTED_MODULE_2__/* .namesOf */ .eZ)(RepoDigests), size: Size - Math.max(0, SharedSize) };
        });
    }
    /** The images that containers use, stopped ones too: image id → name of a container. */
    async usage() {
        const rows = await this.#call('listing containers', docker => docker.listContainers({ all: true }));
        return new Map(rows.map(({ ImageID, Names }) => [ImageID, (Names[0] ?? '').replace(/^\//, '')]));
    }
    /** When an image got a name here, or else was made, in milliseconds since 1970; 0 when neither is known. */
    async stored(id) {
        const image = await this.#inspect(id);
        return Math.max((0,_image_date_js__WEBPACK_IMPORTED_MODULE_3__/* .readDate */ .h)(image?.Created ?? '') ?? 0, (0,_image_date_js__WEBPACK_IMPORTED_MODULE_3__/* .readDate */ .h)(image?.Metadata?.LastTagTime ?? '') ?? 0);
    }
    /**
     * Removes a name of an image, and the image with its last one; an image without names goes by its id. Nothing is
     * forced. Throws when the name belongs to another image by now, or the image has got a tag meanwhile.
     */
    async remove(reference, id) {
        const image = await this.#inspect(reference);
        if (!image)
            return;
        if (image.Id !== id)
            throw new Error(`${reference} is another image by now`);
        const tags = (0,_image_js__WEBPACK_IMPORTED_MODULE_2__/* .namesOf */ .eZ)(image.RepoTags);
        if (reference === id && tags.length > 0)
            throw new Error(`it has got the name ${tags.join(', ')}`);
        await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .orMissing */ .Mr)(this.#call(`removing ${reference}`, docker => docker.getImage(reference).remove()));
    }
    /** The records of BuildKit's cache. */
    async buildCache() {
        // dockerode cannot ask for the build cache alone, and the engine takes long to measure the rest.
        const query = this.#engine.speaks('1.42') ? { type: 'build-cache' } : {};
        const { BuildCache: rows } = await this.#limit('measuring the build cache', signal => this.#engine.ask({ method: 'GET', path: '/system/df', query }, signal));
        return (rows ?? []).map(toBuildCacheRecord);
    }
    /** Removes all build cache that nothing uses; with `before`, milliseconds since 1970, what was last used before that. */
    async pruneBuildCache(before) {
        // Engines before 28 accept no point in time here; all accept a duration.
        const until = before === undefined ? undefined : `${Math.max(0, Date.now() - before)}ms`;
        const query = { all: 'true', filters: until && { until: [until] } };
        // dockerode sends no filters.
        await this.#limit('pruning the build cache', signal => this.#engine.ask({ method: 'POST', path: '/build/prune', query }, signal));
    }
    async #inspect(reference) {
        const image = this.#call(`looking up ${reference}`, docker => docker.getImage(reference).inspect());
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .orMissing */ .Mr)(image);
    }
    #call(what, call) {
        return this.#limit(what, signal => call(this.#engine.client(signal)));
    }
    async #limit(what, call) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const idle = __addDisposableResource(env_1, new _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_0__/* .IdleTimeout */ .w(`the Docker engine (${what})`, this.#timeout, this.#signal), false);
            try {
                return await call(idle.signal);
            }
            catch (error) {
                idle.signal.throwIfAborted();
                throw error;
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
}
function toBuildCacheRecord(row) {
    return {
        id: row.ID,
        parents: row.Parents ?? row[' Parents'] ?? (row.Parent ? [row.Parent] : []),
        inUse: row.InUse,
        shared: row.Shared,
        size: row.Size,
        used: Date.parse(row.LastUsedAt ?? row.CreatedAt),
    };
}


/***/ }),

/***/ 57651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob),
/* harmony export */   x: () => (/* binding */ compilePathGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

// `regex: false` keeps the `+` of `[0-9]+dirty` a plain character; `debug` throws where picomatch would match nothing.
const options = { dot: true, nonegate: true, posix: true, windows: false, regex: false, debug: true };
/**
 * Compiles a glob over a text, such as a version, the name of an archive or the label of an image. The whole text has
 * to match, case matters, and an empty text matches nothing. Throws a `SyntaxError` for an invalid pattern such as `[z-a]`.
 *
 * | Pattern           | Matches                                            |
 * | ----------------- | -------------------------------------------------- |
 * | `*`               | any characters, or none; `/` is one of them        |
 * | `?`               | one character                                      |
 * | `[a-z]`, `[!a-z]` | one character in the set, or one that is not in it |
 * | `{1.*,2.*}`       | any of the alternatives                            |
 * | `@(a)`, `!(a)` …  | what Bash's extended patterns match                |
 * | `\*`              | the character after the backslash                  |
 *
 * A leading `!` has no meaning here; inputs that let it exclude matches take it off first.
 */
function compileGlob(pattern) {
    // picomatch thinks in paths: a slash would end `*` and `?`.
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0__(withoutSlashes(pattern), options);
    return text => matches(withoutSlashes(text));
}
/**
 * Compiles a glob over the path of a repository, in the same syntax; but `*` and `?` stay within one component, and
 * `**` spans several: `acme/*` matches `acme/api` and not `acme/team/api`, `acme/**` matches both.
 */
function compilePathGlob(pattern) {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern, options);
    return path => matches(path);
}
function withoutSlashes(text) {
    return text.replaceAll('/', '\x1f');
}


/***/ }),

/***/ 64245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hx: () => (/* binding */ toPrunable),
/* harmony export */   R: () => (/* binding */ gatherArchives),
/* harmony export */   SB: () => (/* binding */ nameFits)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);

/** Why something goes when only its name was asked for. */
const nameFits = 'its name fits';
/** The archives of one place that may be deleted. */
async function gatherArchives(store, query) {
    return (await store.list(query)).map(stored => toPrunable(stored));
}
/** An archive as something that may be deleted; `kept` is why it must stay. */
function toPrunable(stored, kept) {
    const { archive, place, size, id } = stored;
    const { name, version, imageid, archfmt } = archive;
    return {
        where: place,
        name,
        version,
        imageid,
        format: archfmt,
        size,
        stored: stored.stored ?? 0,
        family: `archive ${name}`,
        thing: `${place} ${id ?? (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .formatName */ .nD)(archive)}`,
        names: 1,
        because: nameFits,
        kept,
        remove: () => stored.remove(),
    };
}


/***/ }),

/***/ 56157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ deletePlanned)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(606);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);


/**
 * Deletes what goes, several things at once, and the names of one thing one after the other. A failure does not stop
 * the others; only an abort does. Gives the outcomes in the order of the rows.
 */
async function deletePlanned(rows, signal, concurrency = 4) {
    const going = rows.filter(row => row.goes);
    const deletions = new Map();
    const deleteAll = async (names) => {
        for (const row of names)
            deletions.set(row, await deleteOne(row, signal));
    };
    const things = Map.groupBy(going, row => row.candidate.thing);
    await (0,p_map__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .Ay)(things.values(), deleteAll, { concurrency, signal });
    return going.flatMap(row => deletions.get(row) ?? []);
}
async function deleteOne(row, signal) {
    signal.throwIfAborted();
    try {
        await row.candidate.remove();
        return { row };
    }
    catch (error) {
        signal.throwIfAborted();
        return { row, error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}


/***/ }),

/***/ 35772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ gatherLayers)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3158);
/* harmony import */ var _stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26035);
/* harmony import */ var _stores_cache_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84133);



// A job stores layers before the archive that refers to them.
const grace = 24 * 3600 * 1000;
/** The layers in the actions cache that one ref owns, and why those stay that must. */
async function gatherLayers(search) {
    const { api, ref, now } = search;
    const layers = (await listOwn(api, _stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .layerKeyPrefix */ .p2, ref)).flatMap(entry => {
        const digest = (0,_stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLayerKey */ .M$)(entry.key);
        return digest === undefined ? [] : [{ entry, digest }];
    });
    if (layers.length === 0)
        return [];
    const findUser = await findUsers(search);
    return layers.map(({ entry, digest }) => {
        const recent = Math.max(entry.created, entry.used) > now - grace ? 'used within a day' : undefined;
        return toLayer(entry, digest, findUser(digest) ?? recent, api);
    });
}
// Archives of other refs cannot be read from here. A layer that they miss is stored again with the next archive.
async function findUsers({ api, cache, ref, goes }) {
    const archives = (await listOwn(api, _stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveKeyPrefix */ .Af, ref)).filter(({ id, key, size }) => (0,_stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCacheKey */ .dU)(key) !== undefined && !goes(id) && size <= 2 * _stores_cache_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLimit */ .mZ);
    const users = new Map();
    for (const { key } of archives) {
        const layers = await cache.layersOf(key);
        if (!layers)
            return () => `${key} cannot be read and may need it`;
        for (const layer of layers)
            users.set(layer, `${key} needs it`);
    }
    return digest => users.get(digest);
}
// The service filters by ref too, but what is deleted must not depend on that alone.
async function listOwn(api, prefix, ref) {
    return (await api.listCaches(prefix, ref)).filter(entry => entry.ref === ref);
}
function toLayer({ id, size, created }, digest, kept, api) {
    return {
        where: 'cache',
        name: '',
        version: '',
        imageid: (0,_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(digest),
        format: 'layer',
        size,
        stored: created,
        family: '',
        thing: `cache ${id}`,
        names: 1,
        because: 'no archive refers to this layer',
        kept,
        remove: () => api.deleteCache(id),
    };
}


/***/ }),

/***/ 27719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $T: () => (/* binding */ orderCandidates),
  wM: () => (/* binding */ planPrune),
  b6: () => (/* binding */ planStale),
  iJ: () => (/* binding */ sumSizes),
  G: () => (/* binding */ toPruneRow)
});

// EXTERNAL MODULE: ./lib/image/glob.js
var glob = __webpack_require__(57651);
// EXTERNAL MODULE: ./lib/image/version.js
var image_version = __webpack_require__(42189);
;// CONCATENATED MODULE: ./lib/prune/rules.js


/** Makes the rules for archives of the same name as a new one. */
function makeStaleRules(current, request) {
    const { prune, keep, keepVersions, dirtyPattern } = request;
    const globs = keepVersions.map(pattern => ({ pattern, matches: (0,glob/* compileGlob */.S)(pattern) }));
    const select = ({ kept, version, imageid }) => {
        if (prune === 'none')
            return { selected: false, because: 'prune is none' };
        // What must stay anyway does not count as one of the newest that are kept.
        if (kept !== undefined)
            return { selected: false, because: kept };
        const glob = globs.find(({ matches }) => matches(version));
        if (glob)
            return { selected: false, because: `keep-versions ${glob.pattern}` };
        const same = version === current.version;
        if (same && (0,image_version/* judgeVersion */.uM)(version, dirtyPattern).dirty) {
            return { selected: true, because: `${current.imageid} supersedes ${imageid}` };
        }
        if (prune === 'dirty')
            return { selected: false, because: same ? `${version} is a clean version` : 'another version' };
        return { selected: true, because: `${same ? current.imageid : current.version} is newer` };
    };
    return { select, keep };
}

;// CONCATENATED MODULE: ./lib/prune/plan.js

/**
 * Decides what goes, and keeps the order of the candidates. Of each family the newest `keep` of those that are selected
 * stay, whatever their age. An image counts once, by its latest copy, so that a second run finds nothing more.
 */
function planPrune(candidates, rules) {
    const newest = findNewest(candidates, rules);
    return settleSizes(candidates.map(candidate => decide(candidate, newest, rules)));
}
/** Decides which archives of the same name are stale once `current` is there; what this run `made` is not among them. */
function planStale(candidates, current, made, request) {
    // The same image in another format is the same archive.
    const others = candidates.filter(({ name, version, imageid }) => name === current.name && ![current, ...made].some(own => own.version === version && own.imageid === imageid));
    return planPrune(others, makeStaleRules(current, request));
}
/** Sorts candidates in an order that depends on nothing but themselves. */
function orderCandidates(candidates) {
    return candidates.toSorted((a, b) => compare(sortKey(a), sortKey(b)));
}
/** Writes what is to happen to a candidate as outputs list it. */
function toPruneRow({ candidate, because, goes, frees }) {
    const { where, name, version, imageid, format, size } = candidate;
    return { where, name, version, imageid, format, size: goes ? frees : size, because };
}
/** Bytes of all rows. */
function sumSizes(rows) {
    return rows.reduce((sum, row) => sum + row.size, 0);
}
function decide(candidate, newest, { select, keep, age }) {
    const stay = (because) => ({ candidate, goes: false, because, frees: 0 });
    if (candidate.kept !== undefined)
        return stay(candidate.kept);
    const reasons = [];
    if (candidate.family !== '') {
        const selection = select?.(candidate);
        if (selection?.selected === false)
            return stay(selection.because);
        if (newest.has(imageOf(candidate)))
            return stay(`keep is ${keep}`);
        reasons.push(selection?.because ?? '', keep > 0 ? `not one of the newest ${keep}` : '');
    }
    if (age) {
        if (candidate.stored <= 0)
            return stay('its age is unknown');
        const date = `stored ${new Date(candidate.stored).toISOString()}`;
        if (candidate.stored >= age.before)
            return stay(`${date}, not ${age.words}`);
        reasons.push(`${date}, ${age.words}`);
    }
    const because = reasons.filter(Boolean).join('; ') || candidate.because;
    return { candidate, goes: true, because, frees: candidate.size };
}
function findNewest(candidates, { keep, select }) {
    if (keep === 0)
        return new Set();
    const counted = candidates.filter(each => each.family !== '' && (select?.(each).selected ?? true));
    const families = Map.groupBy(counted, ({ family }) => family);
    return new Set([...families.values()].flatMap(family => rankImages(family).slice(0, keep)));
}
// Newest first.
function rankImages(family) {
    const latest = new Map();
    for (const each of family)
        latest.set(imageOf(each), Math.max(latest.get(imageOf(each)) ?? 0, each.stored));
    return [...latest].sort(([a, whenA], [b, whenB]) => whenB - whenA || compare(b, a)).map(([image]) => image);
}
// The last of an image's names frees its bytes, and none does while another name stays.
function settleSizes(rows) {
    const going = Map.groupBy(rows.filter(row => row.goes), row => row.candidate.thing);
    return rows.map(row => {
        const names = going.get(row.candidate.thing) ?? [];
        const last = names.at(-1) === row && names.length >= row.candidate.names;
        return row.goes && !last ? { ...row, frees: 0 } : row;
    });
}
function imageOf({ family, version, imageid }) {
    return `${family}/${version}/${imageid}`;
}
const places = ['folder', 'cache', 'artifact', 'image', 'dangling', 'build-cache'];
function sortKey({ where, name, version, imageid, format, stored, thing }) {
    const place = String(places.indexOf(where));
    return [place, name, version, imageid, format, String(stored).padStart(20, '0'), thing].join('\0');
}
function compare(a, b) {
    return a < b ? -1 : Number(a > b);
}


/***/ })

};
