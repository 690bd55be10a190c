export const id = 801;
export const ids = [801];
export const modules = {

/***/ 6085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ Housekeeping)
/* harmony export */ });
/* harmony import */ var _plan_choose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57926);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92628);
/* harmony import */ var _idle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72348);
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



/** What cleaning up asks of an engine. Calls that take longer than `timeout` milliseconds are given up with `IDLE`. */
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
        const query = { 'shared-size': '1', ...(dangling && { filters: { dangling: ['true'] } }) };
        const rows = await this.#ask('GET', '/images/json', query);
        return rows.map(({ Id: id, RepoTags, RepoDigests, Size, SharedSize = 0 }) => {
            return { id, tags: (0,_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(RepoTags), digests: (0,_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(RepoDigests), size: Size - Math.max(0, SharedSize) };
        });
    }
    /** The images that containers use, stopped ones too: image id → name of a container. */
    async usage() {
        const rows = await this.#ask('GET', '/containers/json', { all: '1' });
        return new Map(rows.map(({ ImageID, Names }) => [ImageID, (Names?.[0] ?? '').replace(/^\//, '')]));
    }
    /** When an image got a name here, or else was made, in milliseconds since 1970; 0 when nobody tells. */
    async stored(id) {
        const image = await this.#look(id);
        return Math.max((0,_plan_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .readDate */ .h2)(image?.Created ?? '') ?? 0, (0,_plan_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .readDate */ .h2)(image?.Metadata?.LastTagTime ?? '') ?? 0);
    }
    /**
     * Removes names of an image, and it with its last one; an image without names goes by its id. Never by force, and not
     * what the name means by now: throws when that is another image, or the image has got a tag meanwhile.
     */
    async remove(reference, id) {
        const image = await this.#look(reference);
        if (!image)
            return;
        if (image.Id !== id)
            throw new Error(`${reference} is another image by now`);
        const tags = (0,_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(image.RepoTags);
        if (reference === id && tags.length > 0)
            throw new Error(`it is called ${tags.join(', ')} by now`);
        await this.#unlessMissing(this.#ask('DELETE', `/images/${reference}`));
    }
    /** The records of BuildKit's cache. */
    async buildCache() {
        const query = this.#engine.speaks('1.42') ? { type: 'build-cache' } : {};
        const { BuildCache } = await this.#ask('GET', '/system/df', query);
        return (BuildCache ?? []).map(row => ({
            id: row.ID,
            parents: row.Parents ?? row[' Parents'] ?? (row.Parent ? [row.Parent] : []),
            ...{ inUse: row.InUse, shared: row.Shared, size: row.Size },
            used: Date.parse(row.LastUsedAt ?? row.CreatedAt),
        }));
    }
    /** Removes all build cache that nothing uses; with `before`, milliseconds since 1970, what was last used before that. */
    async pruneBuildCache(before) {
        // Engines before 28 take no time here, all take a duration.
        const until = before === undefined ? undefined : `${Math.max(0, Date.now() - before)}ms`;
        const filters = until === undefined ? {} : { filters: { until: [until] } };
        await this.#ask('POST', '/build/prune', { all: 'true', ...filters });
    }
    #look(reference) {
        return this.#unlessMissing(this.#ask('GET', `/images/${reference}/json`));
    }
    async #unlessMissing(answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineRefusal */ .np && error.status === 404)
                return undefined;
            throw error;
        }
    }
    async #ask(method, path, query = {}) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const watch = __addDisposableResource(env_1, new _idle_js__WEBPACK_IMPORTED_MODULE_1__/* .IdleWatch */ .K(`the Docker engine (${method} ${path})`, this.#timeout, this.#signal), false);
            try {
                return await this.#engine.ask(method, path, query, watch.signal);
            }
            catch (error) {
                watch.signal.throwIfAborted();
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


/***/ }),

/***/ 40733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readNameFilter)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28540);
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93698);



/** Reads `image` and `name`, exact or as patterns, one a line; an archive is wanted when one of them fits, or when there are none. */
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
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(item));
    if (image && image.tag === undefined && image.digest === undefined)
        return (name, host = image.host) => name === (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(image.path) && host === image.host;
    read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
    return () => false;
}
// In a pattern `*` ends at a slash, so that it is the path, not the name, which must fit; names hold no registry.
function filterImages(read, item) {
    const [, registry = 'docker.io', pattern = ''] = /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
    if (/[:@~]/.test(pattern)) {
        read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
    }
    return (name, host) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)((0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(name), pattern) && (host === undefined || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(host, registry));
}
function filterName(read, item) {
    if (item.includes('/'))
        read.reject('name', item, 'the name of an archive, "/" written "~"', `name: ${(0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(item)}`);
    return isPattern(item) ? name => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, item) : name => name === item;
}
function isPattern(item) {
    return /[*?[\]{}]/.test(item);
}


/***/ }),

/***/ 81801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPrune: () => (/* binding */ openPrune)
});

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
;// CONCATENATED MODULE: ./lib/inputs/age.js
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

// EXTERNAL MODULE: ./lib/inputs/name-filter.js
var name_filter = __webpack_require__(40733);
// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
;// CONCATENATED MODULE: ./lib/inputs/version-filter.js


/** Reads `versions`, globs of which those with `!` spare what the others mean, and `dirty-only` with its pattern. */
function readVersionFilter(read) {
    const globs = read.lines('versions');
    const spared = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1).trim());
    if (spared.includes(''))
        read.reject('versions', '!', 'a glob after "!"', 'versions: "!1.*"');
    const meant = globs.filter(glob => !glob.startsWith('!'));
    const isDirty = readDirtyOnly(read);
    return version => {
        const spare = spared.find(glob => (0,external_node_path_.matchesGlob)(version, glob));
        if (spare !== undefined)
            return { fits: false, because: `versions !${spare}` };
        const glob = meant.find(each => (0,external_node_path_.matchesGlob)(version, each));
        if (meant.length > 0 && glob === undefined)
            return { fits: false, because: 'none of versions' };
        const verdict = isDirty?.(version);
        if (verdict?.dirty === false)
            return { fits: false, because: verdict.because };
        const reasons = [glob && `versions ${glob}`, verdict?.because];
        return { fits: true, because: reasons.filter(Boolean).join('; ') };
    };
}
function readDirtyOnly(read) {
    const [dirtyOnly, pattern] = [read.flag('dirty-only'), read.pattern('dirty-pattern')];
    if (dirtyOnly)
        return version => (0,plan_version/* judgeVersion */.uM)(version, pattern);
    if (pattern)
        read.reject('dirty-pattern', pattern.source, 'only together with dirty-only', 'dirty-only: true');
    return undefined;
}

;// CONCATENATED MODULE: ./lib/inputs/prune.js





const scopeNames = ['folder', 'cache', 'artifacts', 'images', 'dangling', 'build-cache'];
/** Every input of the action `prune`, as its `action.yml` lists them. */
const pruneInputNames = [
    ...['scopes', 'image', 'name', 'versions', 'keep', 'older-than', 'until', 'dirty-only', 'dirty-pattern', 'ref'],
    ...['archive-dir', 'dry-run', 'github-token', 'fail-on-error', 'docker-host', 'timeout'],
];
/** Reads all inputs of the action `prune`; throws one `INPUTS` error that lists every problem. `now` is milliseconds since 1970. */
function readPruneInputs(get, env, now) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, pruneInputNames);
    const age = readAge(read, now);
    const scopes = readScopes(read);
    const inputs = {
        scopes,
        wanted: (0,name_filter/* readNameFilter */.o)(read),
        meant: readVersionFilter(read),
        keep: read.integer('keep', 0, Number.MAX_SAFE_INTEGER),
        ...(age && { age }),
        ref: readRef(read, scopes),
        archiveDir: read.text('archive-dir'),
        dryRun: read.flag('dry-run'),
        token: read.text('github-token'),
        failOnError: read.flag('fail-on-error'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
    checkRules(read, inputs);
    read.finish();
    return inputs;
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
// A bare step must not remove everything, and an engine holds images that have nothing to do with archives.
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

// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/report/fit.js
var fit = __webpack_require__(91017);
;// CONCATENATED MODULE: ./lib/report/prune-report.js

/** Writes what is to become of something as a row. */
function toRow({ candidate, because, goes, frees }) {
    const { where, name, version, imageid, format, size } = candidate;
    return { where, name, version, imageid, format, size: goes ? frees : size, because };
}
/** A row for a place that could not be looked through. */
function toFailedPlace(where, error) {
    return {
        ...{ where, name: '', version: '', imageid: '', format: '', size: 0 },
        because: 'not looked through',
        error,
    };
}
/** Bytes of all rows. */
function sumSizes(rows) {
    return rows.reduce((sum, row) => sum + row.size, 0);
}
/** The outputs of the action `prune`; `note` hears of rows that GitHub could not take. */
function makePruneOutputs({ dryRun, planned, pruned, failed }, note = () => undefined) {
    const write = (output, rows) => JSON.stringify((0,fit/* fitRows */.z)(rows, Infinity, kept => note(`The output ${output} has the first ${kept} of ${rows.length} rows`)));
    const plan = planned.map(row => ({ action: row.goes ? 'delete' : 'keep', ...toRow(row) }));
    return {
        pruned: write('pruned', pruned),
        planned: write('planned', plan),
        failed: write('failed', failed),
        count: String(pruned.length),
        freed: String(sumSizes(pruned)),
        'dry-run': String(dryRun),
    };
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
;// CONCATENATED MODULE: ./lib/report/prune-summary.js




/** The plan of the action `prune` for the log, one line a row. */
function makePlanLines({ rows }) {
    const lines = rows.map(row => [row.goes ? 'delete' : 'keep', ...cells(toRow(row))]);
    if (lines.length === 0)
        return ['nothing that the rules are about'];
    return (0,text_table/* alignTable */.O)([['what', 'where', 'name', 'version', 'image id', 'size', 'why'], ...lines]);
}
/** The plan of the action `prune` as Markdown, what goes before what stays. */
function makePlanSummary({ rows }, dryRun) {
    const going = rows.filter(row => row.goes);
    const ordered = [...going, ...rows.filter(row => !row.goes)];
    const bytes = (0,format/* formatBytes */.z)(going.reduce((sum, row) => sum + row.frees, 0));
    const head = ['What', 'Where', 'Name', 'Version', 'Image id', 'Size', 'Why'];
    const title = `## Prune${dryRun ? ' (dry run)' : ''}: ${going.length} of ${rows.length} to delete, ${bytes}`;
    const table = (0,markdown/* makeTable */.d)(head, ordered, row => [row.goes ? '**delete**' : 'keep', ...cells(toRow(row)).map(markdown/* escape */.i)]);
    return `${title}\n\n${table}`;
}
/** What came of the plan, as Markdown. */
function makePruneSummary({ dryRun, pruned, failed }) {
    const done = dryRun ? 'Nothing was deleted, dry-run is true.' : `Deleted ${tell(pruned)}.`;
    if (failed.length === 0)
        return `${done}\n`;
    const table = (0,markdown/* makeTable */.d)(['Where', 'Name', 'Version', 'Image id', 'Error'], failed, row => [row.where, row.name, row.version, row.imageid, row.error].map(text_table/* inline */.m).map(markdown/* escape */.i));
    return `${done} Not deleted:\n\n${table}`;
}
/** What was pruned, or would be, in words. */
function tell(pruned) {
    return `${pruned.length}, ${(0,format/* formatBytes */.z)(sumSizes(pruned))} freed`;
}
/** What failed in sentences, one for each reason. */
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

// EXTERNAL MODULE: ./lib/acquire/connect.js
var connect = __webpack_require__(14470);
// EXTERNAL MODULE: ./lib/acquire/housekeeping.js
var housekeeping = __webpack_require__(6085);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
;// CONCATENATED MODULE: ./lib/prune/carry-out.js

// GitHub asks for no more; an engine removes one thing after the other anyway.
const atOnce = 4;
/** Removes what goes, several things at once, the names of one thing one after the other; no failure stops the others. */
async function carryOut(rows, signal) {
    const going = rows.filter(row => row.goes);
    const things = Map.groupBy(going, row => row.candidate.thing).values();
    const outcomes = new Map();
    const work = async () => {
        // All workers draw from the one iterator.
        for (const names of things) {
            for (const row of names)
                outcomes.set(row, await removeOne(row, signal));
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return going.flatMap(row => outcomes.get(row) ?? []);
}
async function removeOne(row, signal) {
    signal.throwIfAborted();
    try {
        await row.candidate.remove();
        return { row };
    }
    catch (error) {
        signal.throwIfAborted();
        return { row, error: (0,errors/* messageOf */.b)(error) };
    }
}

// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/reference.js
var plan_reference = __webpack_require__(93698);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/prune/gather.js



/** The wanted archives of the archive folder. */
async function gatherFolder(dir, wanted) {
    return (await (0,folder/* listFolder */.bt)(dir)).flatMap(({ archive, path, size, modified }) => toPrunable(archive, wanted, { where: 'folder', size, stored: modified, thing: path }, () => (0,sidecar/* removeArchive */.Lt)(path)));
}
/** The wanted archives of the actions cache that one ref owns. */
async function gatherCache(api, ref, wanted) {
    // The service filters by ref too; what is deleted does not depend on that alone.
    const entries = (await api.listCaches(plan_name/* everyCachePrefix */.m3, ref)).filter(entry => entry.ref === ref);
    return entries.flatMap(({ id, key, size, created }) => {
        const archive = (0,plan_name/* parseCacheKey */.dU)(key);
        const place = { where: 'cache', size, stored: created, thing: `cache ${id}` };
        return archive ? toPrunable(archive, wanted, place, () => api.deleteCache(id)) : [];
    });
}
/** The wanted archives among the artifacts of this run. */
async function gatherArtifacts(store, wanted) {
    return (await store.list()).flatMap(({ archive, name, size, stored }) => toPrunable(archive, wanted, { where: 'artifact', size, stored, thing: `artifact ${name}` }, () => store.remove(name)));
}
function toPrunable(archive, wanted, place, remove) {
    const { name, version, imageid, archfmt: format } = archive;
    if (!wanted(name) || !(0,plan_name/* isKnownFormat */.RZ)(archive))
        return [];
    return [{ name, version, imageid, format, ...place, family: `archive ${name}`, names: 1, because: fits, remove }];
}
/** Why something goes when only its name was asked for. */
const fits = 'its name fits';

;// CONCATENATED MODULE: ./lib/prune/gather-engine.js



const unnamed = { name: '', version: '', format: '', family: '' };
/** The tags of the engine's images whose repositories are wanted; an image loses these, and goes with its last one. */
async function gatherImages(engine, wanted) {
    const [images, usage] = [await engine.images(false), await engine.usage()];
    const found = [];
    for (const image of images) {
        // The containerd store lists digests among the tags.
        const tags = image.tags.filter(tag => (0,plan_reference/* parseReference */.F2)(tag)?.digest === undefined && isWanted(tag, wanted));
        if (tags.length === 0)
            continue;
        const stored = await engine.stored(image.id);
        found.push(...tags.map(tag => ({ ...toTagged(image, tag, engine), ...use(usage, image), stored })));
    }
    return found;
}
/** The engine's images without a tag; one that a registry calls something goes only where that name is wanted. */
async function gatherDangling(engine, wanted) {
    const [images, usage] = [await engine.images(true), await engine.usage()];
    const found = [];
    for (const image of images) {
        const { id, tags, digests, size } = image;
        if (tags.length > 0 || !digests.every(digest => isWanted(digest, wanted)))
            continue;
        const names = digests.length > 0 ? digests : [id];
        const remove = async () => {
            for (const name of names)
                await engine.remove(name, id);
        };
        const name = (0,plan_reference/* parseReference */.F2)(digests[0] ?? '')?.repository ?? '';
        const what = { where: 'dangling', imageid: (0,plan_name/* shortId */.m_)(id), size, stored: await engine.stored(id) };
        const because = 'it has no tag, and no container uses it';
        found.push({ ...unnamed, name, ...what, ...use(usage, image), thing: id, names: 1, because, remove });
    }
    return found;
}
/** BuildKit's cache: what can go of it, and what must stay. `before` is milliseconds since 1970. */
async function gatherBuildCache(engine, before) {
    const records = await engine.buildCache();
    const used = findUsed(records, before ?? Infinity);
    const going = records.filter(record => !used.has(record.id));
    const staying = records.filter(record => used.has(record.id));
    const because = `${going.length} records that nothing uses`;
    const kept = `${staying.length} records that are used, or were lately`;
    const remove = () => engine.pruneBuildCache(before);
    const rows = [
        { ...buildCache(going, 'unused'), because, remove },
        { ...buildCache(staying, 'used'), because: kept, kept, remove },
    ];
    return rows.filter(row => row.names > 0);
}
function buildCache(records, thing) {
    // What an image has too is not freed with the record.
    const size = records.filter(record => !record.shared).reduce((sum, record) => sum + record.size, 0);
    const stored = Math.max(0, ...records.map(record => record.used));
    return { ...unnamed, where: 'build-cache', imageid: '', size, stored, thing, names: Math.min(1, records.length) };
}
// A record that is used holds those it is made on.
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
function toTagged({ id, tags, size }, tag, engine) {
    const { repository = '', tag: version = '' } = (0,plan_reference/* parseReference */.F2)(tag) ?? {};
    return {
        ...{ where: 'image', name: repository, version, imageid: (0,plan_name/* shortId */.m_)(id), format: '', size },
        ...{ family: `image ${repository}`, thing: id, names: tags.length, because: fits },
        remove: () => engine.remove(tag, id),
    };
}
function isWanted(name, wanted) {
    const reference = (0,plan_reference/* parseReference */.F2)(name);
    return reference !== undefined && wanted((0,plan_name/* nameOf */.Vb)(reference.path), reference.host);
}
function use(usage, { id }) {
    const container = usage.get(id);
    return container === undefined ? {} : { kept: `container ${container} uses it` };
}

// EXTERNAL MODULE: ./lib/prune/gather-layers.js
var gather_layers = __webpack_require__(55252);
;// CONCATENATED MODULE: ./lib/prune/judge.js
/**
 * Decides what goes, in an order that depends on nothing but the candidates. Of each name the newest `keep` of those that
 * are meant stay, whatever their age: one image counts once, and by its latest copy, so that a second run finds the same.
 */
function judgeRows(candidates, rules) {
    const ordered = [...candidates].sort((a, b) => compare(sortKey(a), sortKey(b)));
    const newest = findNewest(ordered, rules);
    return settleSizes(ordered.map(candidate => judge(candidate, newest, rules)));
}
function judge(candidate, newest, rules) {
    const { age, keep } = rules;
    const stay = (because) => ({ candidate, goes: false, because, frees: 0 });
    if (candidate.kept !== undefined)
        return stay(candidate.kept);
    const reasons = [];
    if (candidate.family !== '') {
        const { fits, because } = rules.meant(candidate.version);
        if (!fits)
            return stay(because);
        if (newest.has(imageOf(candidate)))
            return stay(`keep is ${keep}`);
        reasons.push(because, keep > 0 ? `not one of the newest ${keep}` : '');
    }
    if (age) {
        if (candidate.stored <= 0)
            return stay('nobody tells how old it is');
        const date = `stored ${new Date(candidate.stored).toISOString()}`;
        if (candidate.stored >= age.before)
            return stay(`${date}, not ${age.words}`);
        reasons.push(`${date}, ${age.words}`);
    }
    const because = reasons.filter(Boolean).join('; ') || candidate.because;
    return { candidate, goes: true, because, frees: candidate.size };
}
function findNewest(candidates, { keep, meant }) {
    const families = new Map();
    if (keep === 0)
        return new Set();
    for (const candidate of candidates) {
        if (candidate.family === '' || !meant(candidate.version).fits)
            continue;
        const images = families.get(candidate.family) ?? new Map();
        const image = imageOf(candidate);
        families.set(candidate.family, images.set(image, Math.max(images.get(image) ?? 0, candidate.stored)));
    }
    const ranked = [...families.values()].map(images => [...images].sort(([a, whenA], [b, whenB]) => whenB - whenA || compare(b, a)));
    return new Set(ranked.flatMap(images => images.slice(0, keep).map(([image]) => image)));
}
// An image is gone with its last name: that one frees its bytes, and none does while it keeps another.
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

// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: ./lib/ship/cache.js + 1 modules
var cache = __webpack_require__(13424);
// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
;// CONCATENATED MODULE: ./lib/tidy.js















/** Looks through all scopes and decides what goes; a scope that cannot be looked through is a failure, the others count. */
async function planPrune(step) {
    const plan = await step.stage('Plan', () => lookThrough(step), ({ rows }) => `${rows.filter(row => row.goes).length} of ${rows.length} to delete`);
    for (const line of makePlanLines(plan))
        step.log.info(line);
    return plan;
}
/** Deletes what the plan says; with `dry-run` tells only what would be deleted. */
async function runPrune(plan, { inputs, stage, signal }) {
    const { dryRun } = inputs;
    const going = plan.rows.filter(row => row.goes);
    if (dryRun)
        return { dryRun, planned: plan.rows, pruned: going.map(toRow), failed: plan.failed };
    return stage('Delete', async () => {
        const outcomes = await carryOut(plan.rows, signal);
        const pruned = outcomes.filter(({ error }) => error === undefined).map(({ row }) => toRow(row));
        const failed = outcomes.flatMap(({ row, error }) => (error === undefined ? [] : [{ ...toRow(row), error }]));
        return { dryRun, planned: plan.rows, pruned, failed: [...plan.failed, ...failed] };
    }, report => tell(report.pruned));
}
async function lookThrough(step) {
    const { inputs, signal } = step;
    const candidates = [];
    const failed = [];
    let engine;
    for (const scope of inputs.scopes) {
        try {
            candidates.push(...(await gather(scope, step, () => (engine ??= openEngine(step)))));
        }
        catch (error) {
            signal.throwIfAborted();
            failed.push(toFailedPlace(scope, (0,errors/* messageOf */.b)(error)));
        }
    }
    const rows = judgeRows(candidates, inputs);
    if (!inputs.scopes.includes('cache') || failed.some(({ where }) => where === 'cache'))
        return { rows, failed };
    try {
        return { rows: [...rows, ...judgeRows(await findLayers(rows, step), inputs)], failed };
    }
    catch (error) {
        signal.throwIfAborted();
        return { rows, failed: [...failed, toFailedPlace('cache', (0,errors/* messageOf */.b)(error))] };
    }
}
// Which layers are needed depends on which archives stay.
async function findLayers(rows, step) {
    const { inputs, world, log, signal } = step;
    const obstacle = (0,cache_entries/* cacheObstacle */.MH)(world);
    if (obstacle !== undefined)
        log.info(`The layers in the actions cache are not looked through: ${obstacle}`);
    if (obstacle !== undefined)
        return [];
    const going = new Set(rows.filter(row => row.goes).map(({ candidate }) => candidate.thing));
    return (0,gather_layers/* gatherLayers */.Q)({
        api: openApi(step),
        cache: new cache/* CacheStore */.E(world, log, signal),
        ref: inputs.ref || world.ref,
        goes: id => going.has(`cache ${id}`),
        now: Date.now(),
    });
}
async function gather(scope, step, engine) {
    const { inputs, world, log, signal } = step;
    const { wanted, age } = inputs;
    switch (scope) {
        case 'folder':
            return gatherFolder((0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world), wanted);
        case 'cache':
            return gatherCache(openApi(step), inputs.ref || world.ref, wanted);
        case 'artifacts': {
            const obstacle = (0,artifact/* artifactObstacle */.aP)(world, 'scopes: artifacts', 'scopes: folder,cache');
            if (obstacle)
                throw obstacle;
            return gatherArtifacts(new artifact/* ArtifactStore */.cJ(world, log, signal), wanted);
        }
        case 'images':
            return gatherImages(await engine(), wanted);
        case 'dangling':
            return gatherDangling(await engine(), wanted);
        case 'build-cache':
            return gatherBuildCache(await engine(), age?.before);
    }
}
function openApi({ inputs, world, signal }) {
    const obstacles = [
        [inputs.token === '', 'github-token is empty'],
        [world.repository === '', 'this step has no repository (GITHUB_REPOSITORY is not set)'],
        [(inputs.ref || world.ref) === '', 'this step runs for no ref (GITHUB_REF is not set)'],
    ];
    const obstacle = obstacles.find(([there]) => there);
    if (obstacle)
        throw new errors/* ActionError */.l('CACHE_SERVICE', obstacle[1]);
    return new github/* GitHubApi */.y(world, inputs.token, signal);
}
async function openEngine({ inputs, world, signal }) {
    return new housekeeping/* Housekeeping */.s(await (0,connect/* connectEngine */.x)(inputs.dockerHost, world, signal), inputs.idleTimeout, signal);
}

;// CONCATENATED MODULE: ./lib/prune.js






/** The door of the action `prune`. */
async function openPrune() {
    return (0,door/* openDoor */.fx)(['github-token'], async (visit) => {
        const { world, console, getInput, log } = visit;
        const inputs = readPruneInputs(getInput, world.env, Date.now());
        const step = { ...visit, inputs };
        const plan = await planPrune(step);
        await (0,door/* addSummary */.S0)(makePlanSummary(plan, inputs.dryRun), console);
        const report = await runPrune(plan, step);
        (0,door/* setOutputs */.n0)(makePruneOutputs(report, warning => log.warning(warning)));
        await (0,door/* addSummary */.S0)(makePruneSummary(report), console);
        for (const warning of makeWarnings(report.failed))
            log.warning(warning);
        if (inputs.failOnError)
            refuseFailures(report);
    });
}
function refuseFailures({ failed, pruned }) {
    const [first] = failed;
    if (!first)
        return;
    const message = `${failed.length} could not be pruned, ${pruned.length} were; the first is in ${first.where}: ${first.error}`;
    throw new errors/* ActionError */.l('PRUNE', message, { hint: 'To go on all the same:\n  with:\n    fail-on-error: false' });
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

/***/ 91017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// A job's outputs may have 1 MB together, in UTF-16; up to three of ours share it.
const mostCharacters = 160_000;
/** As many of the first rows as fit into one output as JSON; `note` hears of what does not. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ alignTable),
/* harmony export */   m: () => (/* binding */ inline)
/* harmony export */ });
/** Lines of cells as a table for the log, each column as wide as its widest cell. */
function alignTable(lines) {
    const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
    return lines.map(line => line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd());
}
/** Text of others as one line: a file's name may hold a line's end. */
function inline(text) {
    return text.replace(/\s+/g, ' ');
}


/***/ })

};
