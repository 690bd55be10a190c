export const id = 166;
export const ids = [166];
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

/***/ 55889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ identify)
});

// EXTERNAL MODULE: ./lib/export/loopback/pushed.js
var pushed = __webpack_require__(58665);
// EXTERNAL MODULE: ./lib/export/loopback/push.js + 2 modules
var push = __webpack_require__(18884);
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
        if (!(error instanceof push/* PushRefusal */.X))
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

/***/ 18884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ PushRefusal),
  F: () => (/* binding */ pushHere)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
;// CONCATENATED MODULE: ./lib/export/loopback/registry.js


// What engines, containerd and BuildKit ask of a registry when they push (OCI distribution specification 1.1).
const routes = [
    ['GET', /^\/v2\/$/, ({ response }) => reply(response, 200)],
    ['HEAD', /^\/v2\/.+\/blobs\/(sha256:[0-9a-f]{64})$/, answerBlob],
    ['POST', /^\/v2\/.+\/blobs\/uploads\/$/, beginUpload],
    ['PATCH', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, takeBytes],
    ['PUT', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, finishUpload],
    ['DELETE', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, cancelUpload],
    ['HEAD', /^\/v2\/.+\/manifests\/([^/]+)$/, answerManifest],
    ['PUT', /^\/v2\/.+\/manifests\/([^/]+)$/, takeManifest],
];
/** Speaks the part of the OCI distribution protocol that a push needs; what it does not know is refused, never guessed. */
function answerPush(shelf) {
    const uploads = new Map();
    return async (request, response) => {
        const url = new URL(request.url ?? '/', 'http://loopback');
        for (const [method, path, handler] of routes) {
            const parts = request.method === method ? path.exec(url.pathname) : null;
            if (parts)
                return handler({ shelf, uploads, request, response, url }, ...parts.slice(1));
        }
        fail(response, 404, 'UNSUPPORTED');
    };
}
function answerBlob({ shelf, response }, digest = '') {
    const size = shelf.sizeOf(digest);
    if (size === undefined) {
        fail(response, 404, 'BLOB_UNKNOWN');
        return;
    }
    reply(response, 200, { 'content-length': size, 'docker-content-digest': digest });
}
// A blob of another repository is never mounted: what is known is known in every repository.
function beginUpload({ shelf, response, url }) {
    try {
        shelf.begin();
    }
    catch {
        fail(response, 403, 'DENIED');
        return;
    }
    replyUpload(response, 202, `${url.pathname}${(0,external_node_crypto_.randomUUID)()}`);
}
async function takeBytes(call, id = '') {
    const { uploads, shelf, request, response, url } = call;
    if (uploads.has(id)) {
        fail(response, 416, 'BLOB_UPLOAD_INVALID');
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
        fail(response, 400, 'DIGEST_INVALID');
        return;
    }
    received.keep();
    const location = `${url.pathname.replace(/uploads\/[^/]+$/, '')}${expected}`;
    reply(response, 201, { location, 'docker-content-digest': expected });
}
async function cancelUpload({ uploads, response }, id = '') {
    const receiving = uploads.get(id);
    uploads.delete(id);
    await receiving?.then(received => received.drop());
    reply(response, 204);
}
function answerManifest({ shelf, response }, reference = '') {
    const manifest = shelf.getManifest(reference);
    if (!manifest) {
        fail(response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { digest, mediaType, content } = manifest;
    reply(response, 200, {
        'content-type': mediaType,
        'content-length': content.length,
        'docker-content-digest': digest,
    });
}
async function takeManifest({ shelf, request, response, url }, reference = '') {
    const content = await readSmall(request);
    if (!content) {
        fail(response, 413, 'SIZE_INVALID');
        return;
    }
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`;
    if (reference.startsWith('sha256:') && reference !== digest) {
        fail(response, 400, 'DIGEST_INVALID');
        return;
    }
    shelf.putManifest({ digest, reference, content, mediaType: request.headers['content-type'] ?? '' });
    reply(response, 201, { location: url.pathname, 'docker-content-digest': digest });
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
    reply(response, status, { location, range: `0-${Math.max(0, size - 1)}`, 'docker-upload-uuid': id });
}
function reply(response, status, headers = {}) {
    const length = status === 204 ? {} : { 'content-length': 0 };
    response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...length, ...headers }).end();
}
function fail(response, status, code) {
    const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] });
    // What was being sent is not read: the connection cannot be used for anything else.
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./lib/export/loopback/server.js


/** Opens a server on a random port of 127.0.0.1; closing it ends whatever is under way. */
async function openLoopback(answer) {
    const auth = { username: 'docker-archive', password: (0,external_node_crypto_.randomBytes)(24).toString('base64url') };
    const expected = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
    let reach;
    const reached = new Promise(resolve => (reach = resolve));
    const server = (0,external_node_http_.createServer)((request, response) => {
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
        [Symbol.asyncDispose]: () => server_close(server),
    };
}
function refuse(request, response) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="docker-archive"', connection: 'close' }).end();
    request.resume();
}
// How long the comparison takes must not tell how much of a guess was right.
function isSame(a, b) {
    const [left, right] = [a, b].map(text => (0,external_node_crypto_.createHash)('sha256').update(text).digest());
    return (0,external_node_crypto_.timingSafeEqual)(left, right);
}
function listen(server) {
    return new Promise((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
}
function server_close(server) {
    return new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}

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





/** Why an engine did not push an image to us: it can be had by another road. */
class PushRefusal extends Error {
    constructor(reason, cause) {
        super(reason, { cause });
        this.name = 'PushRefusal';
    }
}
// The engine is on this machine and asks at once, or it has another loopback than ours.
const patience = 1000;
/** Makes the engine push an image to a registry that lives as long as this call, and gives what was sent last; throws `PushRefusal` where it did not. */
async function pushHere(engine, order) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { reference, shelf, signal } = order;
        const loopback = __addDisposableResource(env_1, await openLoopback(answerPush(shelf)), true);
        const repository = `${loopback.host}/docker-archive/image`;
        const tag = (0,external_node_crypto_.randomBytes)(6).toString('hex');
        const unreached = new AbortController();
        const timer = setTimeout(() => {
            unreached.abort(new PushRefusal(`the engine did not reach ${loopback.host} within a second`));
        }, patience);
        void loopback.reached.then(() => clearTimeout(timer));
        const ending = AbortSignal.any([signal, unreached.signal]);
        await engine.tag(reference, repository, tag);
        try {
            await push(engine, { repository, tag, auth: loopback.auth }, order, ending);
        }
        catch (error) {
            signal.throwIfAborted();
            if (unreached.signal.aborted)
                throw unreached.signal.reason;
            throw new PushRefusal(`the engine did not push: ${(0,errors/* messageOf */.b)(error)}`, error);
        }
        finally {
            clearTimeout(timer);
            await engine.untag(`${repository}:${tag}`);
        }
        const manifest = shelf.getManifest(tag);
        if (!manifest)
            throw new PushRefusal('the engine says it has pushed, and sent no manifest');
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
async function push(engine, { repository, tag, auth }, { log, onFrame }, signal) {
    for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.push(repository, tag, auth, signal))) {
        onFrame?.();
        if (frame.status !== undefined && !frame.progressDetail?.total)
            log.debug(`${frame.id ?? ''} ${frame.status}`);
    }
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

/***/ 73407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ createFile)
/* harmony export */ });
/* unused harmony export HashedFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _file_range_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67111);



/** Makes a new file at a path where none may be, and brings it to the disk; after a failure it is gone, and the error is the first one. */
async function createFile(path, fill, { lasting = true } = {}) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx+');
    try {
        const file = new HashedFile(handle, lasting);
        const result = await fill(file);
        await file.sync();
        await handle.close();
        return result;
    }
    catch (error) {
        await handle.close().catch(() => undefined);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }).catch(() => undefined);
        throw error;
    }
}
const syncStep = 64 * 1024 * 1024;
/** A file that is hashed while it is written. */
class HashedFile {
    #handle;
    #lasting;
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #size = 0;
    #patched = false;
    #synced = 0;
    #syncing = Promise.resolve();
    constructor(handle, lasting) {
        this.#handle = handle;
        this.#lasting = lasting;
    }
    /** Bytes so far. */
    get size() {
        return this.#size;
    }
    /** Writes at the end. */
    async append(bytes) {
        const writing = this.#handle.appendFile(bytes);
        this.#hash.update(bytes);
        await writing;
        this.#size += bytes.length;
        if (this.#lasting && this.#size - this.#synced >= syncStep)
            this.#syncSoFar();
    }
    /** Brings what was written to the disk, where it has to last. */
    async sync() {
        await this.#syncing;
        if (this.#lasting)
            await this.#handle.sync();
    }
    /** Replaces what was written already; costs one more pass over the file at the end. */
    async patch(bytes, position) {
        await this.#handle.write(bytes, 0, bytes.length, position);
        this.#patched = true;
    }
    /** Tells what was written, when nothing more will be. */
    async finish(signal) {
        if (this.#patched)
            await this.#hashAgain(signal);
        return { size: this.#size, sha256: this.#hash.digest('hex') };
    }
    // The disk works while the rest is made, not afterwards.
    #syncSoFar() {
        this.#synced = this.#size;
        this.#syncing = this.#syncing.then(() => this.#handle.datasync()).catch(() => undefined);
    }
    async #hashAgain(signal) {
        this.#hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        for await (const chunk of (0,_file_range_js__WEBPACK_IMPORTED_MODULE_2__/* .readRange */ .q)(this.#handle, 0, this.#size)) {
            signal.throwIfAborted();
            this.#hash.update(chunk);
        }
    }
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


/***/ }),

/***/ 40781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZP: () => (/* binding */ CacheEntries),
  MH: () => (/* binding */ cacheObstacle),
  GC: () => (/* binding */ explainRefusal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
;// CONCATENATED MODULE: ./lib/ship/library-voice.js

/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed: that library says so only in
 * annotations of its own and returns -1 or undefined, so they are read here and shown as plain lines. Rejects as soon
 * as `signal` is aborted, which the library itself does not know.
 */
async function hearLibrary(call, log, signal) {
    const reasons = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text, ...rest) => {
        const reason = typeof text === 'string' ? reasonIn(text) : undefined;
        if (reason === undefined)
            return write(text, ...rest);
        reasons.push(reason);
        return true;
    };
    try {
        return { result: await (0,abortable/* untilAborted */.E)(call(), signal), reasons };
    }
    finally {
        process.stdout.write = write;
        reasons.forEach(reason => log.info(reason));
    }
}
function reasonIn(line) {
    const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
    const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
    return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./lib/ship/cache-entries.js





// The cache service makes this string part of an entry's identity: it must be the same for saver and restorer,
// whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';
/** The entries of the actions cache, each a small folder under its key; the only user of @actions/cache. */
class CacheEntries {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** The key of the newest entry that begins with each of these, undefined where there is none. */
    async find(prefixes) {
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const ask = (key) => restoreCache([stagingDir], key, [], { lookupOnly: true });
        return (await this.#ask(prefixes, () => Promise.all(prefixes.map(ask)))) ?? prefixes.map(() => undefined);
    }
    /** Stores the folder that `fill` fills; gives why it was not stored, in the order it was said, none when it was. */
    async save(key, fill) {
        const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        return this.#staged(async (staging) => {
            await fill(staging);
            const heard = await this.#call(() => saveCache([stagingDir], key));
            return heard.result >= 0 ? [] : ['no reason given', ...heard.reasons];
        });
    }
    /** Fetches the folder of an entry for as long as `take` looks at it; undefined when it did not arrive. */
    async fetch(key, take) {
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        return this.#staged(async (staging) => {
            const found = await this.#ask([key], () => restoreCache([stagingDir], key, []));
            return found === key ? take(staging) : undefined;
        });
    }
    async #ask(keys, question) {
        try {
            return (await this.#call(question)).result;
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`The actions cache was not asked for ${keys.join(', ')}: ${explainRefusal((0,errors/* messageOf */.b)(error))}`);
            return undefined;
        }
    }
    // The library leaves folders and, when cancelled, whole archives in RUNNER_TEMP: it gets one of its own, which goes.
    async #call(library) {
        const own = (0,external_node_path_.join)(this.#world.tempDir, `docker-archive-cache-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        const given = process.env['RUNNER_TEMP'];
        try {
            process.env['RUNNER_TEMP'] = own;
            return await hearLibrary(library, this.#log, this.#signal);
        }
        finally {
            if (given === undefined)
                delete process.env['RUNNER_TEMP'];
            else
                process.env['RUNNER_TEMP'] = given;
            await (0,promises_.rm)(own, { recursive: true, force: true });
        }
    }
    // The files lie in the workspace under a constant name only while the library looks at them.
    async #staged(use) {
        const staging = (0,external_node_path_.join)(this.#world.workspace, stagingDir);
        try {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
            await (0,promises_.mkdir)(staging, { recursive: true });
            return await use(staging);
        }
        finally {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
        }
    }
}
/** Why this step has no actions cache, in words; undefined when it has. */
function cacheObstacle({ env }) {
    if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL'])
        return undefined;
    return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}
/** A refusal of the cache service with what it means for a workflow. */
function explainRefusal(reason) {
    if (/write denied/i.test(reason)) {
        return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
    }
    if (/429|rate limit/i.test(reason))
        return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
    return reason;
}


/***/ }),

/***/ 41682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ CacheStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/ship/stored-layers.js
var stored_layers = __webpack_require__(78494);
;// CONCATENATED MODULE: ./lib/ship/parts.js


// A smaller layer costs more as an entry of its own than as bytes of several archives.
const smallest = 256 * 1024;
/** Cuts an archive file at its layers; undefined where it holds none as they are. */
async function cutArchive(archive) {
    const { size, sha256 } = archive;
    const stored = (await (0,stored_layers/* findStoredLayers */.j)(archive)).filter(({ layer }) => layer.size >= smallest);
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
    return { schema: 1, size, sha256, parts: [...parts, { size: size - at }] };
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
    if (!(0,plan_form/* isRecord */.u4)(value, []) || value['schema'] !== 1 || !Array.isArray(value['parts']))
        return false;
    const { size, sha256, parts } = value;
    if (!(0,plan_form/* isText */.KH)(sha256) || !/^[0-9a-f]{64}$/.test(sha256) || !parts.every(isPart))
        return false;
    return size === parts.reduce((sum, part) => sum + part.size, 0);
}
function isPart(value) {
    if (!(0,plan_form/* isRecord */.u4)(value, []))
        return false;
    const { size, layer } = value;
    return Number.isSafeInteger(size) && Number(size) >= 0 && (layer === undefined || (0,plan_form/* isDigest */.Bc)(layer));
}

;// CONCATENATED MODULE: ./lib/ship/cache.js
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
            const parts = await cutArchive(ready);
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
            const parts = await this.#entries.fetch(key, staging => unpackEntry(staging, key, to, rest));
            if (parts === undefined)
                throw miss(`did not give ${key}`);
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
            return parts && layersOf(parts);
        });
    }
    async #layersIn(ready) {
        const parts = await cutArchive(ready);
        return parts ? layersOf(parts) : [];
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
        const missing = new Set(await this.#missing(layersOf(parts).map(plan_name/* layerKey */.n3)));
        let at = 0;
        for (const part of parts.parts) {
            const start = at;
            at += part.size;
            if (part.layer === undefined || !missing.delete((0,plan_name/* layerKey */.n3)(part.layer)))
                continue;
            const layer = part.layer;
            const fill = (staging) => copyRange(path, start, part, (0,external_node_path_.join)(staging, layerFile), this.#signal);
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
            await (0,external_node_stream_promises_.pipeline)(readOwn(path, parts), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(staging, restFile)), { signal: this.#signal });
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
                const own = __addDisposableResource(env_1, await (0,promises_.open)(rest), true);
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
                const result_1 = __disposeResources(env_1);
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
async function append(file, bytes, signal) {
    await (0,external_node_stream_promises_.pipeline)(bytes, async (chunks) => {
        for await (const chunk of chunks)
            await file.append(chunk);
    }, { signal });
}
// What others have saved under a key may be anything, a link or a pipe too.
async function unpackEntry(staging, key, to, rest) {
    const whole = (0,external_node_path_.join)(staging, wholeFile);
    if (await isFile(whole)) {
        await moveFile(whole, to);
        return 'whole';
    }
    const parts = await readParts(staging);
    if (!parts || !(await isFile((0,external_node_path_.join)(staging, restFile))))
        throw miss(`gave no archive for ${key}`);
    await moveFile((0,external_node_path_.join)(staging, restFile), rest);
    return parts;
}
async function readParts(staging) {
    const path = (0,external_node_path_.join)(staging, partsFile);
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    return found?.isFile() && found.size <= partsLimit ? parseParts(await (0,promises_.readFile)(path, 'utf8')) : undefined;
}
async function isFile(path) {
    return (await (0,promises_.lstat)(path).catch(() => undefined))?.isFile() ?? false;
}
async function* readOwn(path, { parts }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_2, await (0,promises_.open)(path), true);
        let at = 0;
        for (const { size, layer } of parts) {
            if (layer === undefined)
                yield* (0,file_range/* readRange */.q)(file, at, size);
            at += size;
        }
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
// What is stored under a digest has it.
async function copyRange(path, start, { size, layer }, to, signal) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_3, await (0,promises_.open)(path), true);
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
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
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
function miss(what) {
    return new errors/* ActionError */.l('CACHE_MISS', `the actions cache ${what}`);
}


/***/ }),

/***/ 78494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ findStoredLayers)
/* harmony export */ });
/* harmony import */ var _pack_unzip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97237);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28540);
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


/** Finds the layers that an archive file holds as they are; none where the whole tar is compressed. Throws `ZIP_*`. */
async function findStoredLayers({ archive, path, metadata, }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const layers = metadata.layers.filter(({ offset }) => offset !== undefined);
        if (archive.archfmt !== 'zip' || layers.length === 0)
            return [];
        const zip = __addDisposableResource(env_1, await (0,_pack_unzip_js__WEBPACK_IMPORTED_MODULE_0__/* .openZip */ .Q)(path), true);
        const start = await zip.findStored((0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .formatName */ .nD)({ ...archive, archfmt: 'docker' }));
        return start === undefined ? [] : layers.map(layer => ({ layer, start: start + (layer.offset ?? 0) }));
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


/***/ })

};
