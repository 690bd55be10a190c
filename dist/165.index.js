export const id = 165;
export const ids = [165];
export const modules = {

/***/ 1872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ FrameError),
/* harmony export */   v: () => (/* binding */ readFrames)
/* harmony export */ });
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46193);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);


/** What an engine reported as failed inside a stream that began with HTTP 200. */
class FrameError extends Error {
    exitCode;
    constructor(message, exitCode) {
        super(message);
        this.name = 'FrameError';
        this.exitCode = exitCode;
    }
}
// A frame holds one progress line or one trace message; more is no engine talking.
const longestFrame = 64 * 1024 * 1024;
/**
 * Reads newline-delimited frames to the end, whatever the chunking. An error frame is thrown as `FrameError`
 * after the last frame, so that nothing the engine said about it is lost; text that is no JSON is `ENGINE_STREAM`.
 */
async function* readFrames(source) {
    let failure;
    for await (const line of readLines(source)) {
        const frame = parseFrame(line);
        failure ??= failureOf(frame);
        yield frame;
    }
    if (failure)
        throw failure;
}
async function* readLines(source) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_0__.StringDecoder('utf8');
    let rest = '';
    for await (const chunk of source) {
        const lines = (rest + decoder.write(chunk)).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > longestFrame)
            throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('ENGINE_STREAM', 'the engine sent a line without end');
        yield* lines.map(line => line.trim()).filter(line => line !== '');
    }
    rest = (rest + decoder.end()).trim();
    if (rest !== '')
        yield rest;
}
function parseFrame(line) {
    try {
        const value = JSON.parse(line);
        if (typeof value === 'object' && value !== null)
            return value;
    }
    catch {
        // Said below, with the text itself.
    }
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('ENGINE_STREAM', `the engine sent something that is no progress frame: ${line.slice(0, 200)}`);
}
function failureOf(frame) {
    const message = frame.errorDetail?.message ?? frame.error;
    return message === undefined ? undefined : new FrameError(message.trim(), frame.errorDetail?.code);
}


/***/ }),

/***/ 62024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ assembleArchive),
/* harmony export */   t: () => (/* binding */ layOutArchive)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56118);
/* harmony import */ var _pack_pieces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3982);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38411);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80066);
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54492);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8786);








/**
 * Lays out a docker archive of an image's blobs as they are: an OCI layout with the manifest.json of docker save, the
 * same bytes for the same blobs. A layer that is not what its digest says breaks it off with `ARCHIVE_DIGEST`.
 */
function layOutArchive(order) {
    const { signal } = order;
    const members = new Map();
    const facts = Promise.withResolvers();
    // Whoever reads the pieces sees the failure there.
    facts.promise.catch(() => undefined);
    const layOut = new LayOut(order, members);
    const pieces = async function* () {
        try {
            facts.resolve(yield* layOut.pieces());
        }
        catch (error) {
            const reason = signal.aborted ? signal.reason : error;
            facts.reject(reason);
            throw reason;
        }
    };
    return { pieces: pieces(), facts: facts.promise, members, tarSize: () => layOut.size };
}
/** The same archive as a stream that can be read at once; a broken one is destroyed before its end. */
function assembleArchive(order) {
    const { look, signal } = order;
    const { pieces, facts, ...laidOut } = layOutArchive(order);
    const tar = (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.addAbortSignal)(signal, node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from((0,_pack_pieces_js__WEBPACK_IMPORTED_MODULE_3__/* .readPieces */ .u)(pieces, look), { objectMode: false }));
    const early = Promise.withResolvers();
    early.promise.catch(() => undefined);
    const reason = () => (signal.aborted ? signal.reason : tar.errored);
    tar.once('close', () => early.reject(reason() ?? new Error('the archive was not read to its end')));
    const settled = Promise.race([facts, early.promise]);
    // As with pieces: whoever reads the tar sees the failure there.
    settled.catch(() => undefined);
    return { ...laidOut, tar, facts: settled };
}
const blockSize = 512;
const endOfTar = Buffer.alloc(2 * blockSize);
const plain = { mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };
/** Lays out one archive. */
class LayOut {
    /** Bytes that have been read of it. */
    size = 0;
    #order;
    #members;
    constructor(order, members) {
        this.#order = order;
        this.#members = members;
    }
    /** Its pieces, and when all of them have been read, what is known of it. */
    async *pieces() {
        const offsets = new Map();
        const { layers, more = [] } = this.#order.image;
        // The image's own come last: behind them stand small documents alone.
        for (const layer of unique([...more, ...layers])) {
            const name = (0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(layer.digest);
            const { digest, size, place } = layer;
            this.#members.set(name, { name, size, sha256: digest.replace('sha256:', ''), packing: place.packing });
            if (this.#order.leavesOut?.(name))
                continue;
            yield this.#pass(await headerOf(name, size));
            offsets.set(name, this.size);
            yield* this.#layer(layer);
            yield this.#padding(size);
            await this.#order.onCopied?.(layer);
        }
        for (const { name, content } of documentsOf(this.#order)) {
            const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
            this.#members.set(name, { name, size: content.length, sha256, packing: 'none', content });
            yield this.#pass(await headerOf(name, content.length));
            yield this.#pass(content);
            yield this.#padding(content.length);
        }
        const facts = (0,_members_js__WEBPACK_IMPORTED_MODULE_6__/* .judgeMembers */ .l)(this.#members);
        yield this.#pass(endOfTar);
        return { ...facts, layers: facts.layers.map(layer => ({ ...layer, offset: offsets.get(layer.path) ?? 0 })) };
    }
    *#layer({ digest, size, place }) {
        const { path, offset, proved } = place;
        const hash = proved ? undefined : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        const start = this.size;
        const onBytes = (bytes) => {
            this.#pass(bytes);
            hash?.update(bytes);
        };
        yield { path, offset, size, onBytes };
        const found = hash ? `sha256:${hash.digest('hex')}` : digest;
        if (found !== digest)
            throw damaged(path, `${found}, expected ${digest}`);
        if (this.size - start !== size)
            throw damaged(path, `${this.size - start} bytes, expected ${size}`);
    }
    #pass(bytes) {
        this.size += bytes.length;
        this.#order.onBytes(bytes.length);
        return bytes;
    }
    #padding(size) {
        return this.#pass(Buffer.alloc((blockSize - (size % blockSize)) % blockSize));
    }
}
function damaged(path, found) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}`);
}
function unique(layers) {
    return [...new Map(layers.map(layer => [layer.digest, layer])).values()];
}
async function headerOf(name, size) {
    const tar = (0,tar_stream__WEBPACK_IMPORTED_MODULE_2__.pack)();
    // The library makes headers with their members only; this one is left as soon as its header is there.
    tar.entry({ ...plain, name, size }).on('error', () => undefined);
    for await (const header of tar)
        return header;
    throw new Error(`no header was made for ${name}`);
}
function documentsOf({ image, names }) {
    const { config, layers, top, others } = image;
    const blobs = new Map([config, ...others, top].map(each => [(0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(each.digest), each.content]));
    const manifest = [
        { Config: (0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(config.digest), RepoTags: names, Layers: layers.map(({ digest }) => (0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(digest)) },
    ];
    return [
        ...[...blobs].map(([name, content]) => ({ name, content })),
        { name: 'oci-layout', content: json({ imageLayoutVersion: '1.0.0' }) },
        { name: 'index.json', content: json(makeIndex(top, names)) },
        { name: 'manifest.json', content: json(manifest) },
    ];
}
function makeIndex({ mediaType, digest, content }, names) {
    return {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .nameDescriptor */ .v)({ mediaType, digest, size: content.length }, names),
    };
}
function json(document) {
    return Buffer.from(JSON.stringify(document));
}


/***/ }),

/***/ 86877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ placeBlob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _pack_packing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18166);
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


/** Looks at the place of a blob in a file. */
async function placeBlob(path, offset, proved) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path), true);
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(_pack_packing_js__WEBPACK_IMPORTED_MODULE_1__/* .magicLength */ .Yn), position: offset });
        return { path, offset, packing: (0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_1__/* .packingOf */ .bp)(buffer.subarray(0, bytesRead)), proved };
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

/***/ 55889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ identify)
});

// EXTERNAL MODULE: ./lib/export/loopback/pushed.js
var pushed = __webpack_require__(58665);
// EXTERNAL MODULE: ./lib/export/loopback/push.js + 1 modules
var push = __webpack_require__(76153);
// EXTERNAL MODULE: ./lib/export/loopback/server.js
var server = __webpack_require__(36647);
;// CONCATENATED MODULE: ./lib/export/loopback/probe.js



/**
 * Asks the containerd store for an image's config digest, which its API does not tell: the engine is made to push
 * to a registry that claims to have every blob, so that only the manifest is sent. Undefined when the engine cannot
 * reach this machine's loopback or pushes several images.
 */
async function probeConfigDigest(engine, reference, log, signal) {
    const shelf = new FullShelf();
    try {
        await (0,push/* pushHere */.F)(engine, { reference, shelf, log, signal });
    }
    catch (error) {
        if (!(error instanceof server/* LoopbackRefusal */.kX))
            throw error;
        log.debug(error.message);
        return undefined;
    }
    const [image, ...more] = (0,pushed/* imagesOf */.I)([...shelf.manifests.values()]);
    return more.length === 0 ? image?.config.digest : undefined;
}
// Has everything already.
class FullShelf {
    takesBlobs = false;
    manifests = new Map();
    sizeOf() {
        return 0;
    }
    receive() {
        return Promise.reject(new Error('nothing has to be sent'));
    }
    putManifest(manifest) {
        this.manifests.set(manifest.reference, manifest);
    }
    getManifest(reference) {
        return this.manifests.get(reference);
    }
}

;// CONCATENATED MODULE: ./lib/export/identify.js

/**
 * The config digest of an image in the engine: its identity in archives. The classic store shows it as the id; for the
 * containerd store it comes from an earlier archive of the same image or from the engine. Undefined when only a full
 * save will tell.
 */
async function identify(engine, image, reference, known, log, signal) {
    const archived = known.find(each => each.dockerId === image.id);
    if (archived)
        return archived.configDigest;
    if (!(await engine.usesContainerd()))
        return image.id;
    return probeConfigDigest(engine, reference, log, signal);
}


/***/ }),

/***/ 86836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ loadArchive)
});

// EXTERNAL MODULE: ./lib/acquire/engine.js
var acquire_engine = __webpack_require__(92628);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
;// CONCATENATED MODULE: ./lib/acquire/load.js



/** What the engine did not take an image for, in its own words. */
class LoadRefusal extends Error {
    /** The id under which it kept the image all the same, if it did. */
    id;
    constructor(words, id, cause) {
        super(words, { cause });
        this.name = 'LoadRefusal';
        this.id = id;
    }
}
/**
 * Loads the tar of one nameless image and gives the id the engine shows for it. Throws `LoadRefusal` when the engine
 * says no, whatever its HTTP status: the containerd store reports an image that it cannot unpack as loaded.
 */
async function sendTar(engine, tar, onFrame, log, signal) {
    const told = [];
    try {
        for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.load(tar, signal))) {
            onFrame();
            if (frame.stream !== undefined)
                told.push(frame.stream.trim());
        }
    }
    catch (error) {
        if (error instanceof acquire_engine/* EngineRefusal */.np || error instanceof acquire_frames/* FrameError */.q) {
            throw new LoadRefusal((0,acquire_engine/* engineWords */.Y7)(error), undefined, error);
        }
        throw error;
    }
    told.forEach(line => log.foreign(line));
    const id = told.map(line => /^Loaded image ID: (sha256:[0-9a-f]{64})$/.exec(line)?.[1]).find(Boolean);
    const trouble = told.find(line => /^error /i.test(line));
    if (trouble !== undefined)
        throw new LoadRefusal(trouble, id);
    if (id !== undefined)
        return id;
    throw new errors/* ActionError */.l('LOAD_LOST', `the engine told no image id after the load: ${told.join(' ')}`);
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/export/archive.js + 1 modules
var archive = __webpack_require__(92514);
// EXTERNAL MODULE: ./lib/export/loopback/server.js
var server = __webpack_require__(36647);
// EXTERNAL MODULE: ./lib/export/open.js
var export_open = __webpack_require__(21308);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/acquire/idle.js
var idle = __webpack_require__(72348);
// EXTERNAL MODULE: ./lib/pack/file-range.js
var file_range = __webpack_require__(67111);
// EXTERNAL MODULE: ./lib/report/progress.js
var report_progress = __webpack_require__(37751);
// EXTERNAL MODULE: ./lib/export/member-look.js
var member_look = __webpack_require__(56492);
// EXTERNAL MODULE: ./lib/export/unpacking.js
var unpacking = __webpack_require__(92432);
;// CONCATENATED MODULE: ./lib/export/bound-layers.js


/**
 * Unpacks layers on their way to see that all of them together stay within the limit; undefined for an archive that a step
 * has proved before, which costs nothing then. Throws `ARCHIVE_TOO_LARGE`.
 */
function boundLayers({ proved, limit }, signal) {
    if (proved)
        return undefined;
    const allowance = new unpacking/* Allowance */.b9(limit);
    return bytes => new member_look/* MemberLook */._({ keeps: () => false, allowance, onPacking: () => undefined, signal }).pass(bytes);
}

;// CONCATENATED MODULE: ./lib/export/check-loaded.js

/** What the engine kept of an image that is not what it should be goes, unless it has a name. */
async function discard(engine, image) {
    if (image?.tags.length === 0)
        await engine.untag(image.id);
}
/** The image that was loaded, which must have the layers that its archive says; throws `LOAD_LOST` where it has not. */
async function checkLoaded(engine, id, facts) {
    const image = await engine.inspect(id);
    const layers = facts.layers.map(layer => layer.diff_id);
    if (image && JSON.stringify(image.layers) === JSON.stringify(layers))
        return image;
    await discard(engine, image);
    const what = image ? `which has other layers than ${facts.configDigest}` : 'and does not have it';
    throw new errors/* ActionError */.l('LOAD_LOST', `the engine loaded ${id}, ${what}`);
}

// EXTERNAL MODULE: ./lib/export/loopback/reply.js
var reply = __webpack_require__(53310);
;// CONCATENATED MODULE: ./lib/export/loopback/pull-registry.js

/** Speaks the part of the OCI distribution protocol that a pull needs. */
function answerPull(served) {
    return async (request, response) => {
        const path = URL.parse(request.url ?? '', 'http://loopback')?.pathname ?? '';
        const [, kind, reference = ''] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
        if (request.method !== 'GET' && request.method !== 'HEAD')
            (0,reply/* fail */.f)(response, 405, 'UNSUPPORTED');
        else if (path === '/v2/')
            (0,reply/* reply */.T)(response, 200);
        else if (kind === 'manifests')
            sendManifest(served.manifest(reference), request, response);
        else if (kind === 'blobs')
            await sendBlob(served, reference, request, response);
        else
            (0,reply/* fail */.f)(response, 404, 'UNSUPPORTED');
    };
}
function sendManifest(manifest, request, response) {
    if (!manifest) {
        (0,reply/* fail */.f)(response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { digest, mediaType, content } = manifest;
    const headers = { 'content-type': mediaType, 'content-length': content.length, 'docker-content-digest': digest };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
}
async function sendBlob(served, digest, request, response) {
    const size = served.sizeOf(digest);
    if (size === undefined) {
        (0,reply/* fail */.f)(response, 404, 'BLOB_UNKNOWN');
        return;
    }
    // Engines go on after what they have, and ask for no other ranges.
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const isPart = from > 0 && from < size;
    const start = isPart ? from : 0;
    response.writeHead(isPart ? 206 : 200, {
        'content-type': 'application/octet-stream',
        'content-length': size - start,
        'docker-content-digest': digest,
        'accept-ranges': 'bytes',
        ...(isPart && { 'content-range': `bytes ${start}-${size - 1}/${size}` }),
    });
    if (request.method === 'HEAD')
        response.end();
    else
        await served.send(digest, start, response);
}

// EXTERNAL MODULE: ./lib/export/loopback/untag.js
var untag = __webpack_require__(1899);
;// CONCATENATED MODULE: ./lib/export/loopback/pull.js
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




/** The tag that the pulled image is served by. */
const servedTag = 'archived';
/**
 * Makes the engine pull an image from a registry that lives as long as this call, and gives the name it has in the engine
 * then: it needs another one before this one goes. Throws `LoopbackRefusal` where the engine did not pull.
 */
async function pullHere(engine, { served, log, onFrame, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const loopback = __addDisposableResource(env_1, await (0,server/* openLoopback */.s1)(answerPull(served)), true);
        const repository = `${loopback.host}/${untag/* loopbackRepository */.Wu}`;
        const name = `${repository}:${servedTag}`;
        try {
            await (0,server/* awaitVisit */.mq)(loopback, signal, async (ending) => {
                const query = { fromImage: repository, tag: servedTag };
                for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.pull(query, loopback.auth, ending))) {
                    onFrame();
                    if (frame.status !== undefined && !frame.progressDetail?.total)
                        log.debug(`${frame.id ?? ''} ${frame.status}`);
                }
            });
            return name;
        }
        catch (error) {
            await (0,untag/* untagLoopback */.PS)(engine, name, log);
            signal.throwIfAborted();
            throw (0,server/* explainRefusal */.GC)('the engine did not pull', error);
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

// EXTERNAL MODULE: ./lib/export/member.js
var member = __webpack_require__(80066);
// EXTERNAL MODULE: ./lib/export/verify.js
var verify = __webpack_require__(35849);
;// CONCATENATED MODULE: ./lib/export/pull-in.js
var pull_in_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var pull_in_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Makes the engine pull an image from its archive file, only the layers that it lacks, each proved by the engine. The image
 * has a name of ours until it is released. Throws `LoopbackRefusal` where the engine did not pull.
 */
async function pullArchive(stored, job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { engine, order, log, signal } = job;
        (0,verify/* checkImage */.c)(order.path, stored.facts, order.imageid);
        const watch = pull_in_addDisposableResource(env_1, new idle/* IdleWatch */.K(`loading ${order.path}`, order.idleTimeout, signal), false);
        const progress = pull_in_addDisposableResource(env_1, new report_progress/* Progress */.k(log, 'Loading'), false);
        const onBytes = (count) => {
            progress.add(count);
            watch.touch();
        };
        const served = serve(stored, boundLayers(order, watch.signal), onBytes, watch.signal);
        const name = await pullHere(engine, { served, log, onFrame: () => watch.touch(), signal: watch.signal });
        try {
            const image = await checkLoaded(engine, name, stored.facts);
            log.info(`The engine pulled ${(0,format/* formatBytes */.z)(progress.bytes)}`);
            return { facts: stored.facts, sent: progress.bytes, image, release: () => (0,untag/* untagLoopback */.PS)(engine, name, log) };
        }
        catch (error) {
            await (0,untag/* untagLoopback */.PS)(engine, name, log);
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        pull_in_disposeResources(env_1);
    }
}
function serve({ documents, index, layers }, look, onBytes, signal) {
    const [top] = JSON.parse(index).manifests;
    const content = (digest) => documents.get((0,member/* blobPath */.nD)(digest));
    const find = (digest) => layers.find(layer => layer.digest === digest);
    return {
        manifest: (reference) => {
            const digest = reference === servedTag ? top.digest : reference;
            const document = content(digest);
            return (document && { digest, mediaType: typeOf(document, digest === top.digest ? top : undefined), content: document });
        },
        sizeOf: (digest) => find(digest)?.size ?? content(digest)?.length,
        send: async (digest, from, response) => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const layer = find(digest);
                if (!layer) {
                    response.end(content(digest)?.subarray(from));
                    return;
                }
                const file = pull_in_addDisposableResource(env_2, await (0,promises_.open)(layer.place.path), true);
                const count = async function* (chunks) {
                    for await (const chunk of chunks) {
                        onBytes(chunk.length);
                        yield chunk;
                    }
                };
                const bytes = (0,file_range/* readRange */.q)(file, layer.place.offset + from, layer.size - from);
                await (0,external_node_stream_promises_.pipeline)(look ? look(bytes) : bytes, count, response, { signal });
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                const result_1 = pull_in_disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        },
    };
}
function typeOf(document, top) {
    const { mediaType } = JSON.parse(document.toString('utf8'));
    return top?.mediaType ?? mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}

// EXTERNAL MODULE: ./lib/export/route.js
var route = __webpack_require__(82415);
// EXTERNAL MODULE: ./lib/export/passing.js
var export_passing = __webpack_require__(3549);
// EXTERNAL MODULE: ./lib/export/assemble.js
var assemble = __webpack_require__(62024);
// EXTERNAL MODULE: ./lib/export/documents.js
var documents = __webpack_require__(75380);
// EXTERNAL MODULE: ./lib/export/stored-image.js
var stored_image = __webpack_require__(67091);
;// CONCATENATED MODULE: ./lib/export/send.js
var send_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var send_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** The route of an archive into an engine, but for its end. */
function routeOf({ limit }, { shared, unpack }) {
    return { limit, ...(unpack && { unpack }), leavesOut: path => (0,documents/* isDocument */.w)(path) || shared.has(path) };
}
/** Sends one archive, once; what fails leaves nothing in the engine that can be seen. Throws `SizeNeeded` and `LoadRefusal` too. */
async function sendArchive(changes, { engine, order, log, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = send_addDisposableResource(env_1, new idle/* IdleWatch */.K(`loading ${order.path}`, order.idleTimeout, signal), false);
        const progress = send_addDisposableResource(env_1, new report_progress/* Progress */.k(log, 'Loading'), false);
        const onBytes = (count) => {
            progress.add(count);
            watch.touch();
        };
        const { stored } = changes;
        const passing = stored
            ? passStored(stored, changes, order, onBytes, watch.signal)
            : await passWhole(changes, order, onBytes, watch.signal);
        // A request that is ended instead of broken off would be taken for a whole archive.
        const broken = new AbortController();
        passing.facts.catch((error) => broken.abort(error));
        const sending = AbortSignal.any([watch.signal, broken.signal]);
        const id = await sendTar(engine, passing.tar, () => watch.touch(), log, sending).catch(async (error) => {
            if (error instanceof LoadRefusal && error.id !== undefined)
                await discard(engine, await engine.inspect(error.id));
            throw await (0,export_passing/* causeOf */.r)(passing, error);
        });
        const facts = await passing.facts;
        const image = await checkLoaded(engine, id, facts);
        return { facts, sent: progress.bytes, image, release: () => Promise.resolve() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        send_disposeResources(env_1);
    }
}
async function passWhole(changes, order, onBytes, signal) {
    return (0,archive/* passArchive */.U)(await (0,export_open/* openTar */.O8)(order.path, { ...order, signal }), signal, onBytes, {
        ...routeOf(order, changes),
        closing: (facts, members) => {
            (0,verify/* checkImage */.c)(order.path, facts, order.imageid);
            return (0,documents/* writeDocuments */.i)(facts, members);
        },
    });
}
function passStored(stored, { shared }, order, onBytes, signal) {
    (0,verify/* checkImage */.c)(order.path, stored.facts, order.imageid);
    const look = boundLayers(order, signal);
    const leavesOut = (path) => shared.has(path);
    return (0,assemble/* assembleArchive */.J)({ image: (0,stored_image/* toBlobImage */.K)(stored), names: [], onBytes, leavesOut, ...(look && { look }), signal });
}

;// CONCATENATED MODULE: ./lib/export/shared.js
/** How many of an image's layers, from the lowest, another image has as well. */
function countShared(layers, others) {
    const counts = others.map(other => {
        const differs = layers.findIndex((layer, i) => layer !== other[i]);
        return differs < 0 ? layers.length : differs;
    });
    return Math.max(0, ...counts);
}
/**
 * The members of an archive that hold layers the engine has already, on the same layers below. Only the classic store
 * takes an archive without them; the containerd store would show the image as loaded whether it has the layers or not.
 */
async function findSharedLayers(engine, layers) {
    if (layers.length === 0 || (await engine.usesContainerd()))
        return new Set();
    const images = await engine.list();
    const others = await Promise.all(images.map(async ({ id }) => (await engine.inspect(id))?.layers ?? []));
    const diffIds = layers.map(layer => layer.diff_id);
    const count = countShared(diffIds, others);
    // A member that a layer further up needs too stays.
    const needed = new Set(layers.slice(count).map(({ path }) => path));
    const shared = layers.slice(0, count).map(({ path }) => path);
    return new Set(shared.filter(path => !needed.has(path)));
}

;// CONCATENATED MODULE: ./lib/export/load.js












/**
 * Streams an archive into the engine and proves it on the way; the engine gets the end of the tar only when all was
 * right, and the image has no name yet. Throws `ARCHIVE_*`, `ZIP_*` or `LOAD_*`.
 */
async function loadArchive(job) {
    try {
        const stored = await findStored(job);
        const pulled = stored && (await tryPull(stored, job));
        return pulled ?? (await loadWithout(await leaveOut(job), stored, job));
    }
    catch (error) {
        job.signal.throwIfAborted();
        throw explainLoad(job.order, error);
    }
}
// What cannot be read in parts is read as a whole, and told there what it is.
async function findStored({ engine, order, signal }) {
    const stored = await (0,stored_image/* readStoredImage */.t)(order.path, signal).catch(() => undefined);
    const zstd = stored?.layers.some(({ place }) => place.packing === 'zstd');
    return zstd && !unpacksZstd(engine) ? undefined : stored;
}
// The containerd store takes an archive only as a whole, and a pull layer by layer.
async function tryPull(stored, job) {
    const { engine, order, log } = job;
    if (!engine.local || !(await engine.usesContainerd()) || !order.named(stored.facts.repoTags))
        return undefined;
    log.info('The engine pulls the layers it lacks from this step: its store takes an archive only as a whole');
    try {
        return await pullArchive(stored, job);
    }
    catch (error) {
        if (!(error instanceof server/* LoopbackRefusal */.kX))
            throw error;
        log.info(`The archive is sent to the engine after all: ${error.message}`);
        return undefined;
    }
}
function unpacksZstd(engine) {
    return engine.speaks('1.42');
}
async function leaveOut({ engine, order, log, signal }) {
    const layers = (await (0,export_open/* readMetadata */._6)(order.path, signal))?.layers ?? [];
    const shared = await findSharedLayers(engine, layers);
    if (shared.size === 0)
        return shared;
    const size = layers.filter(({ path }) => shared.has(path)).reduce((sum, layer) => sum + layer.size, 0);
    log.info(`${shared.size} layers (${(0,format/* formatBytes */.z)(size)}) are in the engine already and not sent`);
    return shared;
}
// An image can be removed while its layers are counted on.
async function loadWithout(shared, stored, job) {
    const parts = stored && { stored };
    try {
        return await loadChanged({ shared, ...parts }, job);
    }
    catch (error) {
        job.signal.throwIfAborted();
        if (!(error instanceof LoadRefusal) || shared.size === 0)
            throw error;
        job.log.info(`The engine did not take the archive without those layers, they are sent after all: ${error.message}`);
        return loadChanged({ shared: new Set(), ...parts }, job);
    }
}
async function loadChanged(changes, job) {
    // Engines before 23 cannot unpack zstd.
    if (changes.stored || unpacksZstd(job.engine))
        return sendArchive(changes, job);
    try {
        return await sendArchive({ ...changes, unpack: new Map() }, job);
    }
    catch (error) {
        if (!(error instanceof route/* SizeNeeded */.z))
            throw error;
        job.log.info(`${error.message}: it is unpacked on the way, after one more reading`);
        return sendArchive({ ...changes, unpack: await measureZstd(job) }, job);
    }
}
// A tar tells the size of a member before its content.
async function measureZstd({ order, signal }) {
    const tar = await (0,export_open/* openTar */.O8)(order.path, { ...order, signal });
    const route = { ...routeOf(order, { shared: new Set() }), closing: () => [] };
    const passing = (0,archive/* passArchive */.U)(tar, signal, undefined, route);
    passing.tar.on('error', () => undefined).resume();
    await passing.facts;
    const packed = [...passing.members.values()].filter(({ packing }) => packing === 'zstd');
    return new Map(packed.map(({ name, unpacked }) => [name, unpacked?.size]));
}
function explainLoad({ path }, error) {
    if (error instanceof LoadRefusal || error instanceof acquire_engine/* EngineRefusal */.np) {
        return new errors/* ActionError */.l('LOAD_FAILED', `the engine did not take ${path}: ${(0,errors/* messageOf */.b)(error)}`, { cause: error });
    }
    return (0,acquire_engine/* brokenOff */.H1)(`loading ${path}`, error);
}


/***/ }),

/***/ 76153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ pushHere)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/export/loopback/reply.js
var reply = __webpack_require__(53310);
;// CONCATENATED MODULE: ./lib/export/loopback/registry.js



// What engines, containerd and BuildKit ask of a registry when they push (OCI distribution specification 1.1).
const routes = [
    ['GET', /^\/v2\/$/, ({ response }) => (0,reply/* reply */.T)(response, 200)],
    ['HEAD', /^\/v2\/.+\/blobs\/(sha256:[0-9a-f]{64})$/, answerBlob],
    ['POST', /^\/v2\/.+\/blobs\/uploads\/$/, beginUpload],
    ['PATCH', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, ifBegun(takeBytes)],
    ['PUT', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, ifBegun(finishUpload)],
    ['DELETE', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, ifBegun(cancelUpload)],
    ['HEAD', /^\/v2\/.+\/manifests\/([^/]+)$/, answerManifest],
    ['PUT', /^\/v2\/.+\/manifests\/([^/]+)$/, takeManifest],
];
/** Speaks the part of the OCI distribution protocol that a push needs; what it does not know is refused, never guessed. */
function answerPush(shelf) {
    const uploads = new Map();
    return async (request, response) => {
        const url = URL.parse(request.url ?? '', 'http://loopback');
        for (const [method, path, handler] of routes) {
            const parts = url && request.method === method ? path.exec(url.pathname) : null;
            if (url && parts)
                return handler({ shelf, uploads, request, response, url }, ...parts.slice(1));
        }
        (0,reply/* fail */.f)(response, 404, 'UNSUPPORTED');
    };
}
function answerBlob({ shelf, response }, digest = '') {
    const size = shelf.sizeOf(digest);
    if (size === undefined) {
        (0,reply/* fail */.f)(response, 404, 'BLOB_UNKNOWN');
        return;
    }
    (0,reply/* reply */.T)(response, 200, { 'content-length': size, 'docker-content-digest': digest });
}
// A blob of another repository is never mounted: what is known is known in every repository.
function beginUpload({ shelf, uploads, response, url }) {
    if (!shelf.takesBlobs) {
        (0,reply/* fail */.f)(response, 403, 'DENIED');
        return;
    }
    const id = (0,external_node_crypto_.randomUUID)();
    uploads.set(id, undefined);
    replyUpload(response, 202, `${url.pathname}${id}`);
}
function ifBegun(handler) {
    return (call, id = '') => {
        if (call.uploads.has(id))
            return handler(call, id);
        (0,reply/* fail */.f)(call.response, 404, 'BLOB_UPLOAD_UNKNOWN');
    };
}
async function takeBytes(call, id = '') {
    const { uploads, shelf, request, response, url } = call;
    if (uploads.get(id)) {
        (0,reply/* fail */.f)(response, 416, 'BLOB_UPLOAD_INVALID');
        return;
    }
    const receiving = shelf.receive(request);
    uploads.set(id, receiving);
    const { size } = await receiving;
    replyUpload(response, 202, url.pathname, size);
}
async function finishUpload(call, id = '') {
    const { uploads, shelf, request, response, url } = call;
    const expected = url.searchParams.get('digest');
    const received = await (uploads.get(id) ?? shelf.receive(request));
    uploads.delete(id);
    request.resume();
    if (received.digest !== expected) {
        await received.drop();
        (0,reply/* fail */.f)(response, 400, 'DIGEST_INVALID');
        return;
    }
    received.keep();
    const location = `${url.pathname.replace(/uploads\/[^/]+$/, '')}${expected}`;
    (0,reply/* reply */.T)(response, 201, { location, 'docker-content-digest': expected });
}
async function cancelUpload({ uploads, response }, id = '') {
    const receiving = uploads.get(id);
    uploads.delete(id);
    await receiving?.then(received => received.drop());
    (0,reply/* reply */.T)(response, 204);
}
function answerManifest({ shelf, response }, reference = '') {
    const manifest = shelf.getManifest(reference);
    if (!manifest) {
        (0,reply/* fail */.f)(response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { digest, mediaType, content } = manifest;
    (0,reply/* reply */.T)(response, 200, {
        'content-type': mediaType,
        'content-length': content.length,
        'docker-content-digest': digest,
    });
}
async function takeManifest({ shelf, request, response, url }, reference = '') {
    const content = await readSmall(request);
    if (!content) {
        (0,reply/* fail */.f)(response, 413, 'SIZE_INVALID');
        return;
    }
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`;
    if (reference.startsWith('sha256:') && reference !== digest) {
        (0,reply/* fail */.f)(response, 400, 'DIGEST_INVALID');
        return;
    }
    shelf.putManifest({ digest, reference, content, mediaType: request.headers['content-type'] ?? '' });
    (0,reply/* reply */.T)(response, 201, { location: url.pathname, 'docker-content-digest': digest });
}
async function readSmall(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= plan_form/* documentLimit */.NL)
            chunks.push(chunk);
    }
    return size <= plan_form/* documentLimit */.NL ? Buffer.concat(chunks) : undefined;
}
// Engines compare the range with what they have sent.
function replyUpload(response, status, location, size = 0) {
    const id = location.slice(location.lastIndexOf('/') + 1);
    (0,reply/* reply */.T)(response, status, { location, range: `0-${Math.max(0, size - 1)}`, 'docker-upload-uuid': id });
}

// EXTERNAL MODULE: ./lib/export/loopback/server.js
var server = __webpack_require__(36647);
// EXTERNAL MODULE: ./lib/export/loopback/untag.js
var untag = __webpack_require__(1899);
;// CONCATENATED MODULE: ./lib/export/loopback/push.js
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





/** Makes the engine push an image to a registry that lives as long as this call, and gives what was sent last; throws `LoopbackRefusal` where it did not. */
async function pushHere(engine, order) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { reference, shelf, log, signal } = order;
        await (0,untag/* untagAbandoned */.yT)(engine, log);
        const loopback = __addDisposableResource(env_1, await (0,server/* openLoopback */.s1)(answerPush(shelf)), true);
        const repository = `${loopback.host}/${untag/* loopbackRepository */.Wu}`;
        const tag = (0,external_node_crypto_.randomBytes)(6).toString('hex');
        const target = { repository, tag, auth: loopback.auth };
        try {
            await engine.tag(reference, repository, tag);
            await push(engine, target, order, loopback);
        }
        catch (error) {
            signal.throwIfAborted();
            throw (0,server/* explainRefusal */.GC)('the engine did not push', error);
        }
        finally {
            await (0,untag/* untagLoopback */.PS)(engine, `${repository}:${tag}`, log);
        }
        const manifest = shelf.getManifest(tag);
        if (!manifest)
            throw new server/* LoopbackRefusal */.kX('the engine says it has pushed, and sent no manifest');
        return manifest;
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
async function push(engine, { repository, tag, auth }, { log, onFrame, signal }, loopback) {
    await (0,server/* awaitVisit */.mq)(loopback, signal, async (ending) => {
        for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.push(repository, tag, auth, ending))) {
            onFrame?.();
            if (frame.status !== undefined && !frame.progressDetail?.total)
                log.debug(`${frame.id ?? ''} ${frame.status}`);
        }
    });
}


/***/ }),

/***/ 58665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imagesOf),
/* harmony export */   x: () => (/* binding */ attestationsOf)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36885);

/** The manifests of images among what was pushed. */
function imagesOf(manifests) {
    return readManifests(manifests).filter(each => !isAttestation(each));
}
/** The manifests of attestations among what was pushed: they describe an image and are none. */
function attestationsOf(manifests) {
    return readManifests(manifests).filter(isAttestation);
}
function readManifests(manifests) {
    return manifests.flatMap(manifest => {
        const document = JSON.parse(manifest.content.toString('utf8'));
        if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(document, ['config', 'layers']))
            return [];
        const { config, layers } = document;
        if (!isDescriptor(config) || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isOptional */ .dK)(layers, list => Array.isArray(list) && list.every(isDescriptor)))
            return [];
        return [{ ...manifest, config, layers: (layers ?? []) }];
    });
}
function isAttestation({ layers }) {
    return layers.length > 0 && layers.every(({ mediaType }) => mediaType?.includes('in-toto'));
}
function isDescriptor(value) {
    return ((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value, ['digest', 'mediaType']) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(value['digest']) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isOptional */ .dK)(value['mediaType'], _plan_form_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH));
}


/***/ }),

/***/ 53310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ reply),
/* harmony export */   f: () => (/* binding */ fail)
/* harmony export */ });
/** Answers without a body. */
function reply(response, status, headers = {}) {
    const length = status === 204 ? {} : { 'content-length': 0 };
    response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...length, ...headers }).end();
}
/** Refuses in the form of the protocol. */
function fail(response, status, code) {
    const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] });
    // What was being sent is not read: the connection cannot be used for anything else.
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}


/***/ }),

/***/ 36647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ explainRefusal),
/* harmony export */   kX: () => (/* binding */ LoopbackRefusal),
/* harmony export */   mq: () => (/* binding */ awaitVisit),
/* harmony export */   s1: () => (/* binding */ openLoopback)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37067);
/* harmony import */ var _acquire_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92628);
/* harmony import */ var _acquire_frames_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1872);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38411);





/** Opens a server on a random port of 127.0.0.1; closing it ends whatever is under way. */
async function openLoopback(answer) {
    const auth = { username: 'docker-archive', password: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(24).toString('base64url') };
    const expected = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
    let reach;
    const reached = new Promise(resolve => (reach = resolve));
    const server = (0,node_http__WEBPACK_IMPORTED_MODULE_1__.createServer)((request, response) => {
        if (!isSame(request.headers.authorization ?? '', expected)) {
            refuse(request, response);
            return;
        }
        reach();
        answer(request, response).catch(() => response.destroy());
    });
    // A layer takes as long as it takes; silence is watched by whoever opened this.
    server.requestTimeout = 0;
    await listen(server);
    return {
        host: `127.0.0.1:${server.address().port}`,
        auth,
        reached,
        [Symbol.asyncDispose]: () => close(server),
    };
}
/** Why an engine does not work with our loopback: another road has to be taken. */
class LoopbackRefusal extends Error {
    constructor(reason, cause) {
        super(reason, { cause });
        this.name = 'LoopbackRefusal';
    }
}
// The engine is on this machine and asks at once, or it has another loopback than ours.
const patience = 1000;
/** Does something that makes an engine come to us; throws `LoopbackRefusal` when nobody has come within a second. */
async function awaitVisit({ host, reached }, signal, work) {
    const unreached = new AbortController();
    const timer = setTimeout(() => {
        unreached.abort(new LoopbackRefusal(`the engine did not reach ${host} within a second`));
    }, patience);
    void reached.then(() => clearTimeout(timer));
    try {
        return await work(AbortSignal.any([signal, unreached.signal]));
    }
    catch (error) {
        unreached.signal.throwIfAborted();
        throw error;
    }
    finally {
        clearTimeout(timer);
    }
}
/** What an engine said no with, as a refusal; an engine that is gone has not said no. */
function explainRefusal(what, error) {
    const refused = error instanceof _acquire_frames_js__WEBPACK_IMPORTED_MODULE_3__/* .FrameError */ .q || error instanceof _acquire_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .EngineRefusal */ .np;
    return refused ? new LoopbackRefusal(`${what}: ${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(error)}`, error) : error;
}
function refuse(request, response) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="docker-archive"', connection: 'close' }).end();
    request.resume();
}
// How long the comparison takes must not tell how much of a guess was right.
function isSame(a, b) {
    const [left, right] = [a, b].map(text => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest());
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(left, right);
}
function listen(server) {
    return new Promise((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
}
function close(server) {
    return new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}


/***/ }),

/***/ 1899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PS: () => (/* binding */ untagLoopback),
/* harmony export */   Wu: () => (/* binding */ loopbackRepository),
/* harmony export */   yT: () => (/* binding */ untagAbandoned)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _acquire_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92628);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38411);



// A cancelled step has less than the 7.5 s that the runner gives it.
const patience = 3000;
/** The repository that images have on our loopback while they are on their way. */
const loopbackRepository = 'docker-archive/image';
/** Takes the names from the engine that killed steps left there: those on a port where nobody listens any more. */
async function untagAbandoned(engine, log) {
    const names = (await engine.list()).flatMap(({ tags }) => tags);
    for (const name of names) {
        const [, port] = abandonable.exec(name) ?? [];
        if (port !== undefined && !(await isOpen(Number(port))))
            await untagLoopback(engine, name, log);
    }
}
const abandonable = new RegExp(`^127\\.0\\.0\\.1:(\\d+)/${loopbackRepository}:`);
function isOpen(port) {
    return new Promise(resolve => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)(port, '127.0.0.1');
        const tell = (open) => {
            socket.destroy();
            resolve(open);
        };
        socket.once('connect', () => tell(true)).once('error', () => tell(false));
    });
}
/** Takes a name on our loopback from the engine, after a cancel too; that it could not is no reason to fail. */
async function untagLoopback(engine, name, log) {
    try {
        await engine.untag(name, AbortSignal.timeout(patience));
    }
    catch (error) {
        if (error instanceof _acquire_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .EngineRefusal */ .np && error.status === 404)
            return;
        log.warning(`The name ${name} stays in the engine: ${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error)}`);
    }
}


/***/ }),

/***/ 90565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ findPresent)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93698);
/* harmony import */ var _identify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55889);


// Asking one image costs a push of its manifest to loopback.
const mostAsked = 20;
/**
 * Finds an image in the engine by its config digest. The classic store knows images by it; the containerd store does
 * not, so there the images it is known to have made of this archive, and those of the same repository, are asked.
 */
async function findPresent(engine, expected, log, signal) {
    if (!(await engine.usesContainerd())) {
        const image = await engine.inspect(expected.imageid);
        return image?.id.startsWith(`sha256:${expected.imageid}`) ? image : undefined;
    }
    for (const id of expected.dockerIds) {
        const image = await engine.inspect(id);
        if (image)
            return image;
    }
    for (const { id, reference } of await listRepository(engine, expected.repository)) {
        const image = await engine.inspect(id);
        const digest = image && (await (0,_identify_js__WEBPACK_IMPORTED_MODULE_1__/* .identify */ .l)(engine, image, reference, [], log, signal));
        if (digest?.startsWith(`sha256:${expected.imageid}`))
            return image;
    }
    return undefined;
}
async function listRepository(engine, repository) {
    const images = await engine.list();
    const named = images.flatMap(({ id, tags }) => {
        const reference = tags.find(tag => sameRepository(tag, repository));
        return reference === undefined ? [] : [{ id, reference }];
    });
    return named.slice(0, mostAsked);
}
// One repository has several spellings: `busybox`, `docker.io/library/busybox`.
function sameRepository(a, b) {
    const [left, right] = [(0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(a), (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(b)];
    return left !== undefined && left.host === right?.host && left.path === right.path;
}


/***/ }),

/***/ 67091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ toBlobImage),
/* harmony export */   t: () => (/* binding */ readStoredImage)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56118);
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(36885);
/* harmony import */ var _blob_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86877);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75380);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80066);
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(54492);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21308);
/* harmony import */ var _stored_tar_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(71961);











// All that is not a layer.
const documentsLimit = 64 * 1024 * 1024;
const blockSize = 512;
/** Reads an archive that holds its layers as they are and says where; undefined for any other. */
async function readStoredImage(path, signal) {
    const metadata = await (0,_open_js__WEBPACK_IMPORTED_MODULE_8__/* .readMetadata */ ._6)(path, signal);
    const located = metadata?.layers.every(({ offset }) => offset !== undefined) ? metadata.layers : [];
    if (located.length === 0)
        return undefined;
    const tar = await (0,_stored_tar_js__WEBPACK_IMPORTED_MODULE_9__/* .findStoredTar */ .G)(path);
    const members = tar && (await readMembers(path, tar, located));
    if (!tar || !members)
        return undefined;
    const facts = (0,_members_js__WEBPACK_IMPORTED_MODULE_7__/* .judgeMembers */ .l)(members);
    const index = (0,_documents_js__WEBPACK_IMPORTED_MODULE_5__/* .writeDocuments */ .i)(facts, members).find(({ name }) => name === 'index.json');
    if (!index)
        return undefined;
    const offsets = new Map(located.map(layer => [layer.digest, layer.offset ?? 0]));
    const layers = facts.layers.map(async ({ digest, size }) => {
        return { digest, size, place: await (0,_blob_place_js__WEBPACK_IMPORTED_MODULE_4__/* .placeBlob */ .V)(path, tar.start + (offsets.get(digest) ?? 0), false) };
    });
    const documents = new Map([...members].flatMap(([name, { content }]) => (content ? [[name, content]] : [])));
    return { facts, layers: await Promise.all(layers), documents, index: index.content };
}
/** The parts of a stored image, as an archive is assembled of them. */
function toBlobImage({ facts, layers, documents, index }) {
    const [{ digest, mediaType }] = JSON.parse(index).manifests;
    const blobs = [...documents].flatMap(([path, content]) => {
        const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
        return hex === undefined ? [] : [{ digest: `sha256:${hex}`, mediaType: '', content }];
    });
    const find = (wanted) => blobs.filter(blob => blob.digest === wanted);
    const [[config], [top]] = [find(facts.configDigest), find(digest)];
    if (!config || !top)
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidArchive */ .mD)(`lacks ${digest} or ${facts.configDigest}`);
    const others = blobs.filter(blob => blob !== config && blob !== top);
    return { config, layers, top: { ...top, mediaType: mediaType ?? '' }, others };
}
async function readMembers(path, tar, layers) {
    const ends = layers.map(({ offset = 0, size }) => offset + Math.ceil(size / blockSize) * blockSize);
    const end = Math.max(...ends);
    if (end >= tar.size || tar.size - end > documentsLimit)
        return undefined;
    const members = new Map();
    for (const { path: name, size, digest } of layers) {
        members.set(name, { name, size, sha256: digest.replace('sha256:', ''), packing: 'gzip' });
    }
    const reader = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { start: tar.start + end, end: tar.start + tar.size - 1 }).pipe((0,tar_stream__WEBPACK_IMPORTED_MODULE_3__.extract)());
    for await (const entry of reader) {
        const { name, size, type } = entry.header;
        if (type !== 'file' || size > _plan_form_js__WEBPACK_IMPORTED_MODULE_10__/* .documentLimit */ .NL || members.has(name))
            return undefined;
        const content = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.buffer)(entry);
        const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
        members.set(name, { name, size, sha256, packing: 'none', content });
    }
    return members;
}


/***/ }),

/***/ 19179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   lF: () => (/* binding */ isVersion),
/* harmony export */   rS: () => (/* binding */ acceptVersion),
/* harmony export */   w: () => (/* binding */ acceptName)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93698);

/** Reads what an item of `image` says, a repository without tag; notes a problem and gives undefined when it is none. */
function readRepository(read, written, allowed) {
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(written));
    if (!image)
        read.reject('image', written, allowed, 'image: ghcr.io/acme/api');
    if (image?.tag !== undefined) {
        const example = `image: ${image.repository} with version: ${image.tag}`;
        read.reject('image', written, 'a repository without tag; the tag is made from version', example);
    }
    return image;
}
/** Whether a text may be the version of an archive. */
function isVersion(text) {
    return /^[A-Za-z0-9.+~-]{1,100}$/.test(text);
}
/** Gives back what may be the version of an archive; notes a problem with `input` where it may not. */
function acceptVersion(read, version, input = 'version') {
    if (isVersion(version))
        return version;
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
    read.reject(input, version, allowed, `${input}: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
    return version;
}
/** Gives back what may be the name of an archive; notes a problem where it may not. */
function acceptName(read, name) {
    if (/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/.test(name))
        return name;
    read.reject('name', name, 'letters, digits, ".", "_", "-" and "~", at most 120, a letter or digit first', 'name: acme~api');
    return name;
}


/***/ }),

/***/ 3982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readPieces)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _file_range_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67111);
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


/** The bytes of all pieces, one after the other; what `look` throws breaks them. */
async function* readPieces(pieces, look = bytes => bytes) {
    for await (const piece of pieces) {
        if (Buffer.isBuffer(piece))
            yield piece;
        else
            yield* look(readFileRange(piece));
    }
}
async function* readFileRange({ path, offset, size, onBytes }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path), true);
        for await (const bytes of (0,_file_range_js__WEBPACK_IMPORTED_MODULE_1__/* .readRange */ .q)(file, offset, size)) {
            onBytes?.(bytes);
            yield bytes;
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


/***/ }),

/***/ 21618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ parseImageId),
/* harmony export */   J: () => (/* binding */ fitsImageId)
/* harmony export */ });
/** Reads the id of an image or its beginning: 6 to 64 hex digits in any case, with or without `sha256:`; gives the digits in lower case. */
function parseImageId(text) {
    return /^(?:sha256:)?([0-9a-f]{6,64})$/.exec(text.toLowerCase())?.[1];
}
/** Whether an engine's id begins with these hex digits. */
function fitsImageId(id, digits) {
    return id.replace(/^sha256:/, '').startsWith(digits);
}


/***/ }),

/***/ 37751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Progress)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87703);

// Often enough to show life, seldom enough to keep a log readable.
const interval = 5000;
/** Says every few seconds how far something has come; nothing at all when it is done before that. */
class Progress {
    #timer;
    #started = performance.now();
    #bytes = 0;
    /** `total` is bytes, where it is known. */
    constructor(log, what, total) {
        this.#timer = setInterval(() => log.info(this.#line(what, total)), interval).unref();
    }
    /** Counts bytes that have moved. */
    add(bytes) {
        this.#bytes += bytes;
    }
    /** Bytes so far. */
    get bytes() {
        return this.#bytes;
    }
    [Symbol.dispose]() {
        clearInterval(this.#timer);
    }
    #line(what, total) {
        const seconds = (performance.now() - this.#started) / 1000;
        if (this.#bytes === 0)
            return `${what}: waiting for the first byte, ${seconds.toFixed(0)} s`;
        const percent = total ? `, ${Math.min(100, (100 * this.#bytes) / total).toFixed(0)} %` : '';
        return `${what}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(this.#bytes)}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(this.#bytes / seconds)}/s${percent}`;
    }
}


/***/ })

};
