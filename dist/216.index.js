export const id = 216;
export const ids = [216];
export const modules = {

/***/ 71961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findStoredTar)
/* harmony export */ });
/* harmony import */ var _pack_unzip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97237);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21308);
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


/** Finds the tar that a zip holds as it is; undefined where it is compressed. Throws `ZIP_*`. */
async function findStoredTar(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const zip = __addDisposableResource(env_1, await (0,_pack_unzip_js__WEBPACK_IMPORTED_MODULE_0__/* .openZip */ .Q)(path), true);
        const { name, size } = (0,_open_js__WEBPACK_IMPORTED_MODULE_1__/* .findDocker */ .ce)(path, zip);
        const start = await zip.findStored(name);
        return start === undefined ? undefined : { start, size };
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


/***/ }),

/***/ 57926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ orderNewest),
/* harmony export */   Sw: () => (/* binding */ choose),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   h2: () => (/* binding */ readDate)
/* harmony export */ });
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28540);

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored, those without a date last; dirty or clean makes no difference. An image id that fits several images is no choice.
 */
function choose(candidates, wish) {
    const found = orderNewest(candidates.filter(({ archive }) => matches(archive, wish)));
    const [candidate] = found;
    if (!candidate)
        return { kind: 'none' };
    const images = new Set(found.map(({ archive }) => archive.imageid));
    if (wish.imageid !== undefined && images.size > 1)
        return { kind: 'several', candidates: found };
    return { kind: 'one', candidate, because: explain(found, candidate) };
}
/** Whether an archive is one of those asked for. */
function matches(archive, { name, version, imageid }) {
    if (archive.name !== name || !(0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownFormat */ .RZ)(archive))
        return false;
    if (version !== undefined && archive.version !== version)
        return false;
    return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}
/** Orders archives as `choose` prefers them. */
function orderNewest(candidates) {
    return [...candidates].sort((a, b) => descending(a.created, b.created) ||
        descending(a.stored, b.stored) ||
        rank(a.archive) - rank(b.archive) ||
        (textOf(a.archive) < textOf(b.archive) ? 1 : -1));
}
/** Reads the date of an image; undefined when it has none or, as reproducible builds write it, the beginning of time. */
function readDate(text) {
    const time = Date.parse(text);
    return time > 0 ? time : undefined;
}
function descending(a, b) {
    if (a === b)
        return 0;
    return (b ?? -Infinity) - (a ?? -Infinity);
}
function rank({ archfmt }) {
    return _name_js__WEBPACK_IMPORTED_MODULE_0__/* .knownFormats */ .oL.findIndex(format => format === archfmt);
}
function textOf({ name, version, imageid }) {
    return `${name}/${version}/${imageid}`;
}
function explain(found, chosen) {
    const others = new Set(found.map(({ archive }) => textOf(archive))).size - 1;
    if (others === 0)
        return 'it is the only one';
    if (chosen.created !== undefined)
        return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
    if (chosen.stored !== undefined)
        return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
    return 'none has a date, and it is the last by name';
}


/***/ }),

/***/ 31466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aP: () => (/* binding */ artifactObstacle),
/* harmony export */   cJ: () => (/* binding */ ArtifactStore),
/* harmony export */   vE: () => (/* binding */ enterpriseObstacle),
/* harmony export */   z4: () => (/* binding */ toStored)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _pack_partial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30256);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);
/* harmony import */ var _abortable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55500);
/* harmony import */ var _acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92838);







/** Why this step has no artifacts of its own run, as an error that begins with the input which wants them; undefined when it has. */
function artifactObstacle(world, wanted, hint) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = world.env;
    const enterprise = enterpriseObstacle(world, wanted, hint);
    if (enterprise || (token && url))
        return enterprise;
    const message = `${wanted} needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_SERVICE', message, { hint });
}
/** Why the server has no artifacts at all, in the same form. */
function enterpriseObstacle({ serverUrl }, wanted, hint) {
    const { hostname } = new URL(serverUrl);
    if (/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname))
        return undefined;
    const message = `${wanted} does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_GHES', message, { hint });
}
// Blocks of 8 MB on their way at once; the library's five bring a step above 256 MB of memory.
const parallelBlocks = '3';
/** The archives among this run's artifacts; the only user of @actions/artifact. */
class ArtifactStore {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** Where a person downloads an artifact. */
    url(id) {
        const { serverUrl, repository, runId } = this.#world;
        return `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    }
    /** All archives of this run, newest first. */
    async list() {
        const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts());
        const listed = artifacts.map(({ id, name, size, digest, createdAt }) => {
            return { id, name, size, stored: createdAt?.getTime() ?? 0, sha256: (digest ?? '').replace(/^sha256:/, '') };
        });
        return toStored(listed).sort((a, b) => b.stored - a.stored);
    }
    /** Stores an archive byte for byte under its file name; one that is there already is the same and is returned. */
    async upload(path, archive, retentionDays) {
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path);
        const options = { skipArchive: true, ...(retentionDays > 0 && { retentionDays }) };
        try {
            const done = await this.#call(`uploading ${name}`, client => client.uploadArtifact(name, [path], (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), options));
            return {
                archive,
                id: Number(done.id),
                name,
                size: done.size ?? 0,
                stored: Date.now(),
                sha256: done.digest ?? '',
            };
        }
        catch (error) {
            this.#signal.throwIfAborted();
            if (!/409|already exists/i.test((0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)))
                throw explainUpload(name, error);
            const there = (await this.list()).find(artifact => artifact.name === name);
            if (!there)
                throw explainUpload(name, error);
            return there;
        }
    }
    /** Fetches an archive, of this run or `from` another, into the folder under its own name; throws when its digest is not the stored one. */
    async download(artifact, dir, from) {
        const partial = (0,_pack_partial_js__WEBPACK_IMPORTED_MODULE_2__/* .partialPath */ .D)(dir);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(partial);
        try {
            const expected = artifact.sha256 && { expectedHash: `sha256:${artifact.sha256}` };
            const options = { path: partial, skipDecompress: true, ...expected, ...(from && { findBy: findBy(from) }) };
            const { digestMismatch } = await this.#call(`downloading ${artifact.name}`, client => client.downloadArtifact(artifact.id, options));
            const [file] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(partial);
            if (digestMismatch || file === undefined) {
                throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_DIGEST', `artifact ${artifact.name} did not arrive as it was stored (sha256:${artifact.sha256})`);
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(partial, file), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, artifact.name));
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, artifact.name);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { recursive: true, force: true });
        }
    }
    /** Deletes an artifact of this run; one that is gone already is no error. Needs no permission. */
    async remove(name) {
        try {
            await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
        }
        catch (error) {
            this.#signal.throwIfAborted();
            // It asks for the id first, so that either question may come too late.
            const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
            if (!gone && !(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error).includes('(404)'))
                throw error;
        }
    }
    async #call(what, operation) {
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= parallelBlocks;
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(839), __webpack_require__.e(271), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 37888));
        const client = new DefaultArtifactClient();
        const rules = { what, tries: 4, pause: 1000, mayHelp: _acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .isNetworkError */ .TX };
        return (0,_abortable_js__WEBPACK_IMPORTED_MODULE_5__/* .untilAborted */ .E)((0,_acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(rules, () => operation(client), this.#log, this.#signal), this.#signal);
    }
}
/** The archives among artifacts. */
function toStored(artifacts) {
    return artifacts.flatMap(artifact => {
        const archive = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_6__/* .parseName */ .$q)(artifact.name);
        return archive ? [{ ...artifact, archive }] : [];
    });
}
function findBy({ repository, runId, token }) {
    const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
    return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}
function explainUpload(name, cause) {
    const words = (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause);
    if (/insufficient usage|quota/i.test(words)) {
        const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
        return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
    }
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}


/***/ }),

/***/ 13424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ CacheStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/pack/file-range.js
var file_range = __webpack_require__(67111);
// EXTERNAL MODULE: ./lib/pack/hashed-file.js
var hashed_file = __webpack_require__(73407);
// EXTERNAL MODULE: ./lib/pack/partial.js
var pack_partial = __webpack_require__(30256);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/ship/parts.js
var ship_parts = __webpack_require__(93216);
;// CONCATENATED MODULE: ./lib/ship/entry-files.js
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









// An entry holds an archive as a whole, or in parts: their list, and the bytes that are no layers. A layer is an entry.
const wholeFile = 'archive';
const partsFile = 'parts.json';
const restFile = 'rest';
const layerFile = 'layer';
const partsLimit = 4 * 1024 * 1024;
/** Appends bytes to a file that is being written. */
async function append(file, bytes, signal) {
    await (0,external_node_stream_promises_.pipeline)(bytes, async (chunks) => {
        for await (const chunk of chunks)
            await file.append(chunk);
    }, { signal });
}
/**
 * Takes an archive out of the folder of its entry: as a whole to its place, or its own bytes, whose list it gives. `none`
 * is what no archive is: what others have saved under a key may be anything, a link or a pipe too.
 */
async function takeArchive(staging, to, rest) {
    const whole = (0,external_node_path_.join)(staging, wholeFile);
    if (await isFile(whole)) {
        await moveFile(whole, to);
        return 'whole';
    }
    const parts = await readParts(staging);
    if (!parts || !(await isFile((0,external_node_path_.join)(staging, restFile))))
        return 'none';
    await moveFile((0,external_node_path_.join)(staging, restFile), rest);
    return parts;
}
/** The list of an archive in parts; undefined where there is none that can be read. */
async function readParts(staging) {
    const path = (0,external_node_path_.join)(staging, partsFile);
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    return found?.isFile() && found.size <= partsLimit ? (0,ship_parts/* parseParts */.il)(await (0,promises_.readFile)(path, 'utf8')) : undefined;
}
/** Whether a path is a file and nothing else. */
async function isFile(path) {
    return (await (0,promises_.lstat)(path).catch(() => undefined))?.isFile() ?? false;
}
/** The bytes of an archive that are no layers of their own. */
async function* readOwn(path, { parts }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
        let at = 0;
        for (const { size, layer } of parts) {
            if (layer === undefined)
                yield* (0,file_range/* readRange */.q)(file, at, size);
            at += size;
        }
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
/** Copies a layer out of an archive; throws `ARCHIVE_DIGEST` where it is damaged: what is stored under a digest has it. */
async function copyLayer(path, start, { size, layer }, to, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_2, await (0,promises_.open)(path), true);
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const measure = async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                yield chunk;
            }
        };
        await (0,external_node_stream_promises_.pipeline)((0,file_range/* readRange */.q)(file, start, size), measure, (0,external_node_fs_.createWriteStream)(to), { signal });
        const found = `sha256:${hash.digest('hex')}`;
        if (found !== layer)
            throw new errors/* ActionError */.l('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}, expected ${layer}`);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
// The archive folder may be on another disk than the workspace.
async function moveFile(from, to) {
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV'))
            throw error;
        const partial = (0,pack_partial/* partialPath */.D)((0,external_node_path_.dirname)(to));
        await (0,promises_.copyFile)(from, partial);
        await (0,promises_.rename)(partial, to);
    }
}

;// CONCATENATED MODULE: ./lib/ship/cache.js
var cache_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var cache_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * The archives in the actions cache. Layers that an archive holds as they are have entries of their own, under their
 * digest, which all archives share. Trouble is one warning, never an error.
 */
class CacheStore {
    #entries;
    #log;
    #signal;
    #remove;
    // Entries that cannot be put together again, because a layer of theirs is gone.
    #broken = new Set();
    /** `remove` deletes an entry of this ref, where this step may do that: an entry cannot be written twice. */
    constructor(world, log, signal, remove) {
        this.#entries = new cache_entries/* CacheEntries */.ZP(world, log, signal);
        this.#remove = remove;
        this.#log = log;
        this.#signal = signal;
    }
    /** Whether the cache holds this very archive, its layers not asked for. */
    async has(archive) {
        return (await this.#missing([(0,plan_name/* cacheKey */.k$)(archive)])).length === 0;
    }
    /** The newest archive the cache holds of a name, of a version where that is given; `imageid` is how its id begins. */
    async find(name, version, imageid = '') {
        const prefix = version === undefined ? (0,plan_name/* cachePrefix */.Vs)(name) : `${(0,plan_name/* cachePrefix */.Vs)(name)}${version}/${imageid}`;
        const [key = ''] = await this.#entries.find([prefix]);
        const found = (0,plan_name/* parseCacheKey */.dU)(key);
        // The service matches by prefix, so what it found is compared field by field.
        const same = found?.name === name && (version === undefined || found.version === version);
        return same ? found : undefined;
    }
    /** Whether the cache holds this very archive with all its layers, so far as its entry was not found to be broken. */
    async holds(ready) {
        const key = (0,plan_name/* cacheKey */.k$)(ready.archive);
        const layers = await this.#layersIn(ready);
        const missing = await this.#missing([key, ...layers.map(plan_name/* layerKey */.n3)]);
        return missing.length === 0 && !this.#broken.has(key);
    }
    /** Stores what the cache lacks of an archive; true when it holds all of it afterwards. */
    async save(ready) {
        const key = (0,plan_name/* cacheKey */.k$)(ready.archive);
        try {
            await this.#removeBroken(ready);
            const parts = await (0,ship_parts/* cutArchive */.j8)(ready);
            const reason = (await this.#saveLayers(parts, ready.path)) ?? (await this.#saveArchive(key, parts, ready.path));
            if (reason === undefined)
                return true;
            this.#log.warning(`The archive was not kept in the actions cache (${key}): ${(0,cache_entries/* explainRefusal */.GC)(reason)}`);
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`The archive was not kept in the actions cache (${key}): ${(0,errors/* messageOf */.b)(error)}`);
        }
        return false;
    }
    /** Fetches an archive into a file and gives its path; throws `CACHE_MISS` when it did not arrive whole. */
    async fetch(archive, to) {
        const key = (0,plan_name/* cacheKey */.k$)(archive);
        const rest = (0,pack_partial/* partialPath */.D)((0,external_node_path_.dirname)(to));
        try {
            const parts = await this.#entries.fetch(key, staging => takeArchive(staging, to, rest));
            if (parts === undefined)
                throw miss(`did not give ${key}`);
            if (parts === 'none')
                throw miss(`gave no archive for ${key}`);
            if (parts !== 'whole')
                await this.#join(parts, rest, to);
            return to;
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.l)
                this.#broken.add(key);
            throw error;
        }
        finally {
            await (0,promises_.rm)(rest, { force: true });
        }
    }
    /** The layers an archive in the cache refers to; undefined where it cannot be read. */
    async layersOf(key) {
        return this.#entries.fetch(key, async (staging) => {
            if (await isFile((0,external_node_path_.join)(staging, wholeFile)))
                return [];
            const parts = await readParts(staging);
            return parts && (0,ship_parts/* layersOf */.w)(parts);
        });
    }
    async #layersIn(ready) {
        const parts = await (0,ship_parts/* cutArchive */.j8)(ready);
        return parts ? (0,ship_parts/* layersOf */.w)(parts) : [];
    }
    // The same image can be archived with its layers compressed in another way: then its entry may need layers that nobody
    // will store again.
    async #removeBroken(ready) {
        const key = (0,plan_name/* cacheKey */.k$)(ready.archive);
        if (!(await this.has(ready.archive)))
            return;
        const needed = this.#broken.has(key) ? undefined : await this.layersOf(key);
        const own = new Set(await this.#layersIn(ready));
        if (needed?.every(layer => own.has(layer)))
            return;
        if (!this.#remove)
            throw new Error('what is there has lost a layer, and removing it needs github-token');
        await this.#remove(key);
    }
    async #missing(keys) {
        const found = await this.#entries.find(keys);
        return keys.filter((key, i) => found[i] !== key);
    }
    async #saveLayers(parts, path) {
        if (!parts)
            return undefined;
        const missing = new Set(await this.#missing((0,ship_parts/* layersOf */.w)(parts).map(plan_name/* layerKey */.n3)));
        let at = 0;
        for (const part of parts.parts) {
            const start = at;
            at += part.size;
            if (part.layer === undefined || !missing.delete((0,plan_name/* layerKey */.n3)(part.layer)))
                continue;
            const layer = part.layer;
            const fill = (staging) => copyLayer(path, start, part, (0,external_node_path_.join)(staging, layerFile), this.#signal);
            const reason = await this.#saveEntry((0,plan_name/* layerKey */.n3)(layer), fill);
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    #saveArchive(key, parts, path) {
        return this.#saveEntry(key, async (staging) => {
            if (!parts) {
                const staged = (0,external_node_path_.join)(staging, wholeFile);
                return (0,promises_.link)(path, staged).catch(() => (0,promises_.copyFile)(path, staged));
            }
            await (0,promises_.writeFile)((0,external_node_path_.join)(staging, partsFile), JSON.stringify(parts));
            await (0,external_node_stream_promises_.pipeline)(readOwn(path, parts), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(staging, restFile)), {
                signal: this.#signal,
            });
        });
    }
    // Another job may have stored the same meanwhile.
    async #saveEntry(key, fill) {
        const reasons = await this.#entries.save(key, fill);
        return reasons.length === 0 || (await this.#missing([key])).length === 0 ? undefined : reasons.at(-1);
    }
    async #join({ parts, sha256 }, rest, to) {
        const partial = (0,pack_partial/* partialPath */.D)((0,external_node_path_.dirname)(to));
        await (0,hashed_file/* createFile */.x)(partial, async (file) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const own = cache_addDisposableResource(env_1, await (0,promises_.open)(rest), true);
                let at = 0;
                for (const { layer, size } of parts) {
                    if (layer !== undefined) {
                        await this.#appendLayer(file, layer);
                        continue;
                    }
                    await append(file, (0,file_range/* readRange */.q)(own, at, size), this.#signal);
                    at += size;
                }
                const found = await file.finish(this.#signal);
                if (found.sha256 !== sha256)
                    throw miss(`gave other parts than those of ${to}`);
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = cache_disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        });
        await (0,promises_.rename)(partial, to);
    }
    async #appendLayer(file, digest) {
        const key = (0,plan_name/* layerKey */.n3)(digest);
        const found = await this.#entries.fetch(key, async (staging) => {
            const path = (0,external_node_path_.join)(staging, layerFile);
            if (!(await isFile(path)))
                return false;
            await append(file, (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }), this.#signal);
            return true;
        });
        if (found !== true)
            throw miss(`has lost a layer, ${key}`);
    }
}
function miss(what) {
    return new errors/* ActionError */.l('CACHE_MISS', `the actions cache ${what}`);
}


/***/ }),

/***/ 55679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ GitHubApi),
  k: () => (/* binding */ GitHubRefusal)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(44942);
// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
;// CONCATENATED MODULE: ./lib/ship/rest-rows.js
/** Reads a cache entry. */
function toEntry({ id, key, ref, size_in_bytes: size, ...times }) {
    return { id, key, ref, size, created: Date.parse(times.created_at), used: Date.parse(times.last_accessed_at) };
}
/** Reads an artifact. */
function toArtifact({ id, name, size_in_bytes: size, created_at, digest }) {
    return { id, name, size, stored: Date.parse(created_at), sha256: hexOf(digest) };
}
/** Reads a release; its address for uploads comes as a template. */
function toRelease({ id, tag_name: tag, upload_url }) {
    return { id, tag, uploadUrl: upload_url.replace(/\{.*$/, '') };
}
/** Reads an asset. */
function toAsset({ id, name, label, state, size, digest, browser_download_url: url }) {
    return { id, name, label: label ?? '', whole: state === 'uploaded', size, sha256: hexOf(digest), url };
}
/** Reads a workflow run. */
function toRun({ id, created_at: created, head_branch, head_sha: commit, conclusion }) {
    return { id, created, branch: head_branch ?? '', commit, conclusion: conclusion ?? '' };
}
function hexOf(digest) {
    return (digest ?? '').replace(/^sha256:/, '');
}

;// CONCATENATED MODULE: ./lib/ship/github.js









/** A refusal of the REST API, in words that name what is missing. */
class GitHubRefusal extends Error {
    status;
    constructor(status, message) {
        super(message);
        this.name = 'GitHubRefusal';
        this.status = status;
    }
}
const pageSize = 100;
const tries = 4;
const uploadPath = '/releases/assets';
/** The few REST calls that @actions/cache and @actions/artifact do not have. Throws `GitHubRefusal`. */
class GitHubApi {
    #client;
    #base;
    #runId;
    #signal;
    /** GitHub wants no call before this time, whichever of our calls it told so. */
    #notBefore = 0;
    constructor(world, token, signal) {
        const headers = {
            accept: 'application/vnd.github+json',
            'x-github-api-version': '2022-11-28',
            authorization: `Bearer ${token}`,
        };
        this.#client = new lib/* HttpClient */.Qq('docker-archive-action', [], { headers });
        this.#base = `${world.apiUrl}/repos/${world.repository}`;
        this.#runId = world.runId;
        this.#signal = signal;
    }
    /** All cache entries whose key begins with `prefix`, of one ref or of every ref. */
    async listCaches(prefix, ref) {
        const query = { key: prefix, ...(ref !== undefined && { ref }) };
        return (await this.#all('/actions/caches', query, 'actions_caches')).map(toEntry);
    }
    /** The artifacts of a workflow run that can still be had. */
    async listArtifacts(runId) {
        const rows = await this.#all(`/actions/runs/${runId}/artifacts`, {}, 'artifacts');
        return rows.filter(row => !row.expired).map(toArtifact);
    }
    /** Workflow runs, newest first; a page is asked for when it is needed. */
    async *listRuns({ workflow, branch, commit, status }) {
        const path = workflow === undefined ? '/actions/runs' : `/actions/workflows/${encodeURIComponent(workflow)}/runs`;
        const query = {
            ...(branch !== undefined && { branch }),
            ...(commit !== undefined && { head_sha: commit }),
            ...(status !== undefined && { status }),
        };
        for await (const row of this.#pages(path, query, 'workflow_runs'))
            yield toRun(row);
    }
    /** Deletes one cache entry; one that is gone already is no error. */
    async deleteCache(id) {
        await this.#call('DELETE', `/actions/caches/${id}`, [404]);
    }
    /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
    async runStarted() {
        const run = (await this.#call('GET', `/actions/runs/${this.#runId}`));
        return Date.parse(run.run_started_at);
    }
    /** The published release of a tag; undefined when there is none. */
    async findRelease(tag) {
        const found = await this.#call('GET', `/releases/tags/${encodeURIComponent(tag)}`, [404]);
        return found === undefined ? undefined : toRelease(found);
    }
    /** A release that is still a draft, by the tag it is going to have; undefined when this token sees none. */
    async findDraft(tag) {
        for await (const row of this.#pages('/releases', {}))
            if (row.tag_name === tag)
                return toRelease(row);
        return undefined;
    }
    /** The assets of a release, unfinished ones too. */
    async listAssets(release) {
        return (await this.#all(`/releases/${release}/assets`, {})).map(toAsset);
    }
    /** Deletes an asset; one that is gone already is no error. */
    async deleteAsset(id) {
        await this.#call('DELETE', `/releases/assets/${id}`, [404]);
    }
    /** Uploads a file as an asset, once; its name is its label as well, for GitHub changes some characters of a name. */
    async uploadAsset(uploadUrl, name, file) {
        await this.#waitTurn('POST', uploadPath);
        const query = `name=${encodeURIComponent(name)}&label=${encodeURIComponent(name)}`;
        const answer = await this.#send(`${uploadUrl}?${query}`, file);
        const status = answer.message.statusCode ?? 0;
        const body = await answer.readBody();
        if (status === 201)
            return toAsset(JSON.parse(body));
        throw new GitHubRefusal(status, explain('POST', uploadPath, status, body));
    }
    async #send(url, { path, size, onBytes }) {
        const stop = new AbortController();
        const body = new external_node_stream_.PassThrough();
        const filling = (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(path), async function* (chunks) {
            for await (const chunk of chunks) {
                onBytes(chunk.length);
                yield chunk;
            }
        }, body, { signal: AbortSignal.any([this.#signal, stop.signal]) });
        filling.catch(() => undefined);
        const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
        try {
            const sent = this.#client.sendStream('POST', url, body, headers).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            // Nobody waits for an answer to a file that could not be read.
            sent.catch(() => undefined);
            // GitHub may answer before it has read all.
            return await (0,abortable/* untilAborted */.E)(Promise.race([sent, filling.then(() => sent)]), this.#signal);
        }
        finally {
            stop.abort();
        }
    }
    async #all(path, query, field) {
        const all = [];
        for await (const row of this.#pages(path, query, field))
            all.push(row);
        return all;
    }
    // `field` is where the rows are in the answer; without one the answer is the list.
    async *#pages(path, query, field) {
        for (let page = 1;; page++) {
            const asked = new URLSearchParams({ ...query, per_page: String(pageSize), page: String(page) });
            const answer = (await this.#call('GET', `${path}?${asked.toString()}`));
            const rows = (field === undefined ? answer : answer[field]) ?? [];
            yield* rows;
            if (rows.length < pageSize)
                return;
        }
    }
    async #call(verb, path, alsoFine = []) {
        for (let attempt = 1;; attempt++) {
            await this.#waitTurn(verb, path);
            const answer = await this.#client.request(verb, this.#base + path, null).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            const status = answer.message.statusCode ?? 0;
            const body = await answer.readBody();
            if (alsoFine.includes(status))
                return undefined;
            if (status < 300)
                return body ? JSON.parse(body) : undefined;
            const limited = isLimited(status, answer.message.headers);
            const pause = pauseOf(answer.message.headers, attempt);
            if (limited)
                this.#notBefore = Math.max(this.#notBefore, Date.now() + pause);
            if ((!limited && status < 500) || pause > retry/* longestPause */.Tp || attempt >= tries) {
                throw new GitHubRefusal(status, explain(verb, path, status, body));
            }
            if (!limited)
                await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
        }
    }
    async #waitTurn(verb, path) {
        this.#signal.throwIfAborted();
        const pause = this.#notBefore - Date.now();
        if (pause > retry/* longestPause */.Tp)
            throw new GitHubRefusal(429, explain(verb, path, 429, ''));
        if (pause > 0)
            await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
    }
}
function isLimited(status, headers) {
    if (status === 429)
        return true;
    return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}
// Milliseconds; it may be longer than a step should wait.
function pauseOf(headers, attempt) {
    return (0,retry/* readRetryAfter */.D$)(headers['retry-after']) ?? 500 * 2 ** attempt;
}
function explain(verb, path, status, body) {
    const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
    if (status === 429 || /rate limit/i.test(words))
        return `GitHub's rate limit is used up (${status} ${words})`;
    const permission = `${path.startsWith('/releases') ? 'contents' : 'actions'}: ${verb === 'GET' ? 'read' : 'write'}`;
    if (status === 401)
        return `GitHub did not accept github-token (401 ${words})`;
    if (status === 403 || status === 404)
        return `github-token lacks the permission ${permission} (${status} ${words})`;
    return `GitHub answered ${status} ${words}`;
}


/***/ }),

/***/ 93216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   il: () => (/* binding */ parseParts),
/* harmony export */   j8: () => (/* binding */ cutArchive),
/* harmony export */   mZ: () => (/* binding */ ownLimit),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36885);
/* harmony import */ var _stored_layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78494);


/** Bytes an archive in parts may have of its own: what is larger in the cache is an archive as a whole. */
const ownLimit = 16 * 1024 * 1024;
// A smaller layer costs more as an entry of its own than as bytes of several archives.
const smallest = 256 * 1024;
/** Cuts an archive file at its layers; undefined where it is to be kept as a whole, because it holds none as they are. */
async function cutArchive(archive) {
    const { size, sha256 } = archive;
    const stored = (await (0,_stored_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .findStoredLayers */ .j)(archive)).filter(({ layer }) => layer.size >= smallest);
    if (stored.length === 0)
        return undefined;
    const parts = [];
    let at = 0;
    for (const { layer, start } of stored.sort((a, b) => a.start - b.start)) {
        // One layer may stand in an image twice, and once in its archive.
        if (start < at)
            continue;
        if (start > at)
            parts.push({ size: start - at });
        parts.push({ size: layer.size, layer: layer.digest });
        at = start + layer.size;
    }
    parts.push({ size: size - at });
    const own = parts.filter(({ layer }) => layer === undefined).reduce((sum, part) => sum + part.size, 0);
    return own > ownLimit ? undefined : { schema: 1, size, sha256, parts };
}
/** The layers of an archive in parts, each once. */
function layersOf({ parts }) {
    return [...new Set(parts.flatMap(({ layer }) => layer ?? []))];
}
/** Reads what `cutArchive` has made; undefined when it is not in that form. */
function parseParts(text) {
    try {
        const read = JSON.parse(text);
        return isParts(read) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isParts(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, []) || value['schema'] !== 1 || !Array.isArray(value['parts']))
        return false;
    const { size, sha256, parts } = value;
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(sha256) || !/^[0-9a-f]{64}$/.test(sha256) || !parts.every(isPart))
        return false;
    return size === parts.reduce((sum, part) => sum + part.size, 0);
}
function isPart(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, []))
        return false;
    const { size, layer } = value;
    return Number.isSafeInteger(size) && Number(size) >= 0 && (layer === undefined || (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(layer));
}


/***/ }),

/***/ 78494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ findStoredLayers)
/* harmony export */ });
/* harmony import */ var _export_stored_tar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71961);

/** Finds the layers that an archive file holds as they are; none where the whole tar is compressed. Throws `ZIP_*`. */
async function findStoredLayers({ archive, path, metadata, }) {
    const layers = metadata.layers.filter(({ offset }) => offset !== undefined);
    if (archive.archfmt !== 'zip' || layers.length === 0)
        return [];
    const tar = await (0,_export_stored_tar_js__WEBPACK_IMPORTED_MODULE_0__/* .findStoredTar */ .G)(path);
    return tar ? layers.map(layer => ({ layer, start: tar.start + (layer.offset ?? 0) })) : [];
}


/***/ })

};
