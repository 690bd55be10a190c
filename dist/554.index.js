export const id = 554;
export const ids = [554];
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
/* harmony export */   J: () => (/* binding */ assembleArchive)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _pack_file_range_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67111);
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93698);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38411);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80066);
/* harmony import */ var _members_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13105);
/* harmony import */ var _passing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3549);
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









/**
 * Assembles a docker archive of an image's blobs as they are: an OCI layout with the manifest.json of docker save, the
 * same bytes for the same blobs. A layer that is not what its digest says breaks the tar with `ARCHIVE_DIGEST`.
 */
function assembleArchive(order) {
    const { signal, onBytes } = order;
    const fill = (tar, members) => writeMembers(tar, members, order);
    return (0,_passing_js__WEBPACK_IMPORTED_MODULE_7__/* .passTar */ .H)({ fill, explain: error => (signal.aborted ? signal.reason : error), onBytes, signal });
}
async function writeMembers(tar, members, order) {
    const offsets = new Map();
    let offset = 0;
    for (const layer of unique(order.image.layers)) {
        const name = (0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(layer.digest);
        const { size, place: from } = layer;
        members.set(name, { name, size, sha256: layer.digest.replace('sha256:', ''), packing: from.packing });
        if (order.leavesOut?.(name))
            continue;
        offsets.set(name, offset + blockSize);
        offset += blockSize * (1 + Math.ceil(size / blockSize));
        await copyLayer(tar, name, layer, order);
        await order.onCopied?.(layer);
    }
    for (const { name, content } of documentsOf(order)) {
        await writeEntry(tar, name, content);
        const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
        members.set(name, { name, size: content.length, sha256, packing: 'none', content });
    }
    const facts = (0,_members_js__WEBPACK_IMPORTED_MODULE_6__/* .judgeMembers */ .l)(members);
    tar.finalize();
    return { ...facts, layers: facts.layers.map(layer => ({ ...layer, offset: offsets.get(layer.path) ?? 0 })) };
}
const blockSize = 512;
function unique(layers) {
    return [...new Map(layers.map(layer => [layer.digest, layer])).values()];
}
async function copyLayer(tar, name, { digest, size, place }, { look, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(place.path), true);
        const entry = tar.entry({ ...plain, name, size });
        const bytes = (0,_pack_file_range_js__WEBPACK_IMPORTED_MODULE_8__/* .readRange */ .q)(file, place.offset, size);
        const proved = place.proved ? bytes : prove(bytes, digest, place.path);
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(look ? look(proved) : proved, entry, { signal });
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
async function* prove(bytes, digest, path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of bytes) {
        hash.update(chunk);
        yield chunk;
    }
    const found = `sha256:${hash.digest('hex')}`;
    if (found !== digest)
        throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}, expected ${digest}`);
}
const plain = { mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };
function writeEntry(tar, name, content) {
    return new Promise((resolve, reject) => {
        tar.entry({ ...plain, name }, content, error => (error ? reject(error) : resolve()));
    });
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
// The names as containerd reads them, and as the specification has them.
function makeIndex({ mediaType, digest, content }, names) {
    const descriptor = { mediaType, digest, size: content.length };
    const manifests = names.map(name => ({
        ...descriptor,
        annotations: {
            'io.containerd.image.name': fullName(name),
            'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
        },
    }));
    return {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: manifests.length > 0 ? manifests : [descriptor],
    };
}
function fullName(name) {
    const { host, path } = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F)(name) ?? { host: '', path: name };
    const tag = name.slice(name.lastIndexOf(':'));
    const official = host === 'docker.io' && !path.includes('/') ? 'library/' : '';
    return `${host}/${official}${path}${tag}`;
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
    manifests = new Map();
    sizeOf() {
        return 0;
    }
    begin() {
        throw new Error('nothing has to be sent');
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
    try {
        shelf.begin();
    }
    catch {
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

/***/ 19179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   rS: () => (/* binding */ acceptVersion),
/* harmony export */   w: () => (/* binding */ acceptName)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93698);

/** Reads what an item of `image` says, a repository without tag; notes a problem and gives undefined when it is none. */
function readRepository(read, written, allowed) {
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .S)(written));
    if (!image)
        read.reject('image', written, allowed, 'image: ghcr.io/acme/api');
    if (image?.tag !== undefined) {
        const example = `image: ${image.repository} with version: ${image.tag}`;
        read.reject('image', written, 'a repository without tag; the tag is made from version', example);
    }
    return image;
}
/** Gives back what may be the version of an archive; notes a problem where it may not. */
function acceptVersion(read, version) {
    if (/^[A-Za-z0-9.+~-]{1,100}$/.test(version))
        return version;
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
    read.reject('version', version, allowed, `version: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
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
