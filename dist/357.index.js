export const id = 357;
export const ids = [357];
export const modules = {

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
     * forced. Throws when the name belongs to another image by now, or the image has been tagged meanwhile.
     */
    async remove(reference, id) {
        const image = await this.#inspect(reference);
        if (!image)
            return;
        if (image.Id !== id)
            throw new Error(`${reference} is another image by now`);
        const tags = (0,_image_js__WEBPACK_IMPORTED_MODULE_2__/* .namesOf */ .eZ)(image.RepoTags);
        if (reference === id && tags.length > 0)
            throw new Error(`it has been given the name ${tags.join(', ')}`);
        await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .orMissing */ .Mr)(this.#call(`removing ${reference}`, docker => docker.getImage(reference).remove()));
    }
    /** The records of BuildKit's cache. */
    async buildCache() {
        // dockerode cannot ask for the build cache alone, and the engine takes long to measure the rest.
        const query = this.#engine.speaks('1.42') ? { type: 'build-cache' } : {};
        const { BuildCache: rows } = await this.#limit('measuring the build cache', signal => this.#engine.ask({ method: 'GET', path: '/system/df', query }, signal));
        return (rows ?? []).map(toBuildCacheRecord);
    }
    /** Removes the build cache that nothing uses and that was last used `before`, in milliseconds since 1970. */
    async pruneBuildCache(before) {
        // Engines before 28 accept no point in time here; all accept a duration.
        const until = `${Math.ceil(Math.max(0, Date.now() - before))}ms`;
        const query = { all: 'true', filters: { until: [until] } };
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
            return await idle.run(call);
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
/* harmony import */ var _core_look_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2892);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _stores_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(331);



/** Why something goes that was selected by its name alone. */
const nameFits = 'its name fits';
/** The archives of one place that are wanted; throws where it cannot be asked. */
async function gatherArchives(store, wanted, query = {}) {
    const stored = (0,_core_look_up_js__WEBPACK_IMPORTED_MODULE_0__/* .valueOf */ .RP)(await store.list(query));
    return stored.filter(({ archive, repository }) => wanted(archive.name, repository)).map(each => toPrunable(each));
}
/** An archive as something that may be deleted; `kept` is why it must stay. */
function toPrunable(stored, kept) {
    const { archive, repository, place, size } = stored;
    const { name, version, imageid, archfmt } = archive;
    return {
        where: place,
        name,
        repository,
        version,
        imageid,
        format: archfmt,
        size,
        stored: stored.stored ?? 0,
        family: `archive ${name} ${repository ?? (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name)}`,
        thing: (0,_stores_store_js__WEBPACK_IMPORTED_MODULE_2__/* .thingOf */ .MW)(stored),
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
/* harmony export */   C: () => (/* binding */ deletePlanned),
/* harmony export */   x: () => (/* binding */ rowsGone)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(606);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78351);



/**
 * Deletes what goes, several things at once, but the names of one thing one after the other. A failure does not stop
 * the others; only an abort does. Gives the outcomes in the order of the rows.
 */
async function deletePlanned(rows, step, signal, concurrency = 4) {
    const going = rows.filter(row => row.goes);
    const deletions = new Map();
    const deleteAll = async (names) => {
        for (const row of names)
            deletions.set(row, await deleteOne(row, step, signal));
    };
    const things = Map.groupBy(going, row => row.candidate.thing);
    await (0,p_map__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .Ay)(things.values(), deleteAll, { concurrency, signal });
    return going.flatMap(row => deletions.get(row) ?? []);
}
/** The rows of what is gone. */
function rowsGone(deletions) {
    return deletions.filter(({ error, kept }) => error === undefined && kept === undefined).map(({ row }) => row);
}
async function deleteOne(row, step, signal) {
    signal.throwIfAborted();
    try {
        const { kept } = (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .protect */ .y)(row.candidate, await step.needs());
        if (kept === undefined)
            await row.candidate.remove();
        return { row, kept };
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
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);
/* harmony import */ var _stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26035);
/* harmony import */ var _stores_cache_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84133);



// A job stores layers before the archive that refers to them.
const grace = 24 * 3600 * 1000;
/** The layers in the actions cache that one ref owns, and why some must stay. */
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
// Archives of other refs cannot be read from here. A layer that they lack afterwards is stored again with the next
// archive.
async function findUsers({ api, cache, ref, goes }) {
    const archives = (await listOwn(api, _stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveKeyPrefix */ .Af, ref)).filter(({ id, key, size }) => (0,_stores_cache_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCacheKey */ .dU)(key) !== undefined && !goes(id) && size <= 2 * _stores_cache_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLimit */ .mZ);
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
        imageid: (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(digest),
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

/***/ 15893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ orderCandidates),
/* harmony export */   FP: () => (/* binding */ planCopies),
/* harmony export */   G: () => (/* binding */ toPruneRow),
/* harmony export */   b6: () => (/* binding */ planStale),
/* harmony export */   iJ: () => (/* binding */ sumSizes),
/* harmony export */   wM: () => (/* binding */ planPrune)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78351);


/**
 * Decides what goes, and keeps the order of the candidates. Of each family the newest `keep` of those that are selected
 * stay, whatever their age. An image counts once, by its latest copy, so that a second run finds nothing more.
 */
function planPrune(candidates, rules) {
    const found = candidates.map(candidate => (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .protect */ .y)(candidate, rules.running));
    const newest = findNewest(found, rules);
    return settleSizes(found.map(candidate => decide(candidate, newest, rules)));
}
/**
 * Decides which archives of the same name are stale once `current` is there; what this run `made` is not among them,
 * and those of another repository stay.
 */
function planStale(candidates, current, made, request, running) {
    // The same image in another format is the same archive.
    const others = candidates.filter(({ name, version, imageid }) => name === current.name && ![current, ...made].some(own => own.version === version && own.imageid === imageid));
    const own = others.map(each => {
        const { name, repository = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(name) } = each;
        return repository === current.repository ? each : { ...each, kept: `it is of ${repository}` };
    });
    return planPrune(own, (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .makeStaleRules */ .l)(current, request, running));
}
/** Decides which copies of stale archives go from another place: those that no running step needs. */
function planCopies(copies, stale, running) {
    const reasons = new Map(stale.filter(({ goes }) => goes).map(row => [copyOf(row.candidate), row.because]));
    return copies.flatMap(copy => {
        const because = reasons.get(copyOf(copy));
        if (because === undefined)
            return [];
        const candidate = (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .protect */ .y)(copy, running);
        const goes = candidate.kept === undefined;
        return [{ candidate, goes, because: candidate.kept ?? because, frees: goes ? candidate.size : 0 }];
    });
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
// The last of an image's names frees its bytes; none does while another name stays.
function settleSizes(rows) {
    const going = Map.groupBy(rows.filter(row => row.goes), row => row.candidate.thing);
    return rows.map(row => {
        const names = going.get(row.candidate.thing) ?? [];
        const last = names.at(-1) === row && names.length >= row.candidate.names;
        return row.goes && !last ? { ...row, frees: 0 } : row;
    });
}
function copyOf({ name, version, imageid, format }) {
    return JSON.stringify([name, version, imageid, format]);
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


/***/ }),

/***/ 78351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ makeStaleRules),
/* harmony export */   y: () => (/* binding */ protect)
/* harmony export */ });
/* harmony import */ var _image_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57651);
/* harmony import */ var _image_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42189);


/** Makes the rules for archives of the same name as a new one. */
function makeStaleRules(current, request, running) {
    const { prune, keep, keepVersions, dirtyPattern } = request;
    const globs = keepVersions.map(pattern => ({ pattern, matches: (0,_image_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlob */ .S)(pattern) }));
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
        if (same && (0,_image_version_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeVersion */ .uM)(version, dirtyPattern).dirty) {
            return { selected: true, because: `${current.imageid} supersedes ${imageid}` };
        }
        if (prune === 'dirty')
            return { selected: false, because: same ? `${version} is a clean version` : 'another version' };
        return { selected: true, because: `${same ? current.imageid : current.version} is newer` };
    };
    return { select, keep, running };
}
/** Adds to a candidate that running steps need why it must stay. */
function protect(candidate, { since, used }) {
    if (candidate.kept !== undefined)
        return candidate;
    if (used.has(candidate.thing))
        return { ...candidate, kept: 'a running step uses it' };
    if (candidate.stored >= since)
        return { ...candidate, kept: 'stored since a running step began' };
    return candidate;
}


/***/ })

};
