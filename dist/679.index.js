export const id = 679;
export const ids = [679];
export const modules = {

/***/ 91790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readDefaultPlatform),
/* harmony export */   m: () => (/* binding */ platformVariable)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88758);

/** The variable by which users of the Docker CLI choose a platform for every build and pull. */
const platformVariable = 'DOCKER_DEFAULT_PLATFORM';
/** The platform that `DOCKER_DEFAULT_PLATFORM` asks for; undefined when it does not restrict the engine's choice. */
function readDefaultPlatform(read, env) {
    const text = env[platformVariable]?.trim().toLowerCase() ?? '';
    // As in the Docker CLI, an operating system or an architecture is enough.
    if (text === '' || text === 'linux')
        return undefined;
    const platform = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL)(text.includes('/') ? text : `linux/${text}`);
    if (!platform)
        read.reject(platformVariable, text, 'one os/arch[/variant]', `${platformVariable}: linux/arm64`);
    return platform;
}


/***/ }),

/***/ 70453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   rS: () => (/* binding */ acceptVersion),
/* harmony export */   w: () => (/* binding */ acceptName)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68424);
/* harmony import */ var _image_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42189);


/** Parses an item of `image` as a repository without tag; rejects anything else, and gives undefined when it is not a reference at all. */
function readRepository(read, written, allowed) {
    const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(written));
    if (!image)
        read.reject('image', written, allowed, 'image: ghcr.io/acme/api');
    if (image?.tag !== undefined) {
        const example = `image: ${image.repository} with version: ${image.tag}`;
        read.reject('image', written, 'a repository without tag; the tag is made from version', example);
    }
    return image;
}
/** Gives a version back, and rejects `input` when it cannot be the version of an archive. */
function acceptVersion(read, version, input = 'version') {
    if ((0,_image_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isVersion */ .lF)(version))
        return version;
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
    read.reject(input, version, allowed, `${input}: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
    return version;
}
/** Gives a name back, and rejects it when it cannot be the name of an archive. */
function acceptName(read, name) {
    // The name of an image at an IPv6 address begins with a bracket.
    if (/^[A-Za-z0-9[][A-Za-z0-9._~=[\]-]{0,119}$/.test(name))
        return name;
    const allowed = 'letters, digits, ".", "_", "-", "~" and "=", at most 120, a letter or digit first';
    read.reject('name', name, allowed, 'name: acme~api');
    return name;
}


/***/ }),

/***/ 75583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readPlatformInput)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88758);

/** Reads a platform from an input; rejects any other text and gives undefined. `allowed` says what the input may hold. */
function readPlatformInput(read, input, text, allowed = 'one os/arch[/variant]') {
    const platform = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL)(text);
    if (!platform)
        read.reject(input, text, allowed, `${input}: linux/arm64`);
    return platform;
}


/***/ }),

/***/ 71222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ findConfigDigest)
});

// EXTERNAL MODULE: ./lib/archive/loopback/push.js + 2 modules
var push = __webpack_require__(13684);
// EXTERNAL MODULE: ./lib/archive/loopback/pushed-manifests.js
var pushed_manifests = __webpack_require__(90762);
// EXTERNAL MODULE: ./lib/archive/loopback/refusal.js
var refusal = __webpack_require__(74710);
;// CONCATENATED MODULE: ./lib/archive/loopback/config-digest-probe.js



/**
 * Finds the config digest of an image in the containerd store, which its API does not show: the engine pushes to a registry
 * that claims to have every blob, so it sends only the manifest. Undefined if the engine cannot reach this machine's
 * loopback or pushes several images.
 */
async function probeConfigDigest(engine, id, platform, log, signal) {
    const storage = new ManifestStorage();
    try {
        await (0,push/* pushToLoopback */.T)(engine, { reference: id, platform, storage, log, signal });
    }
    catch (error) {
        if (!(error instanceof refusal/* LoopbackRefusal */.k))
            throw error;
        log.debug(error.message);
        return undefined;
    }
    const [image, ...more] = (0,pushed_manifests/* pushedImages */.G)([...storage.manifests.values()]);
    return more.length === 0 ? image?.config.digest : undefined;
}
/** Claims to have every blob and stores manifests only. */
class ManifestStorage {
    takesBlobs = false;
    manifests = new Map();
    sizeOf() {
        return 0;
    }
    receive() {
        return Promise.reject(new Error('blobs need not be sent'));
    }
    putManifest(manifest) {
        this.manifests.set(manifest.reference, manifest);
    }
    getManifest(reference) {
        return this.manifests.get(reference);
    }
}

;// CONCATENATED MODULE: ./lib/archive/config-digest.js

/**
 * The config digest of an image in the engine, for several platforms that of `platform`, by which archives identify
 * it. The classic store shows it as the id; for the containerd store the engine is made to reveal it. Undefined if only
 * saving the image would tell.
 */
async function findConfigDigest(engine, image, platform, log, signal) {
    if (!(await engine.usesContainerd()))
        return image.id;
    // Its names may belong to another image by now.
    return probeConfigDigest(engine, image.id, platform, log, signal);
}


/***/ }),

/***/ 85323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ assembleSegments),
  E: () => (/* binding */ assembleTar)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/core/segments.js
var core_segments = __webpack_require__(56825);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/archive/format/member.js
var member = __webpack_require__(25540);
// EXTERNAL MODULE: ./lib/archive/format/name-annotations.js
var name_annotations = __webpack_require__(43514);
;// CONCATENATED MODULE: ./lib/archive/format/assembled-documents.js


/** The documents of an archive that is assembled from blobs, in their order in the tar. */
function assembleDocuments({ config, layers, top, others }, names) {
    const blobs = new Map([config, ...others, top].map(each => [(0,member/* blobPath */.nD)(each.digest), each.content]));
    const manifest = {
        Config: (0,member/* blobPath */.nD)(config.digest),
        RepoTags: names,
        Layers: layers.map(each => (0,member/* blobPath */.nD)(each.digest)),
    };
    return [
        ...[...blobs].map(([name, content]) => ({ name, content })),
        { name: 'oci-layout', content: toJson({ imageLayoutVersion: '1.0.0' }) },
        { name: 'index.json', content: toJson(makeIndex(top, names)) },
        { name: 'manifest.json', content: toJson([manifest]) },
    ];
}
function makeIndex({ mediaType, digest, content }, names) {
    return {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: (0,name_annotations/* annotateNames */.db)({ mediaType, digest, size: content.length }, names),
    };
}
function toJson(document) {
    return Buffer.from(JSON.stringify(document));
}

// EXTERNAL MODULE: ./lib/archive/format/image-blobs.js
var image_blobs = __webpack_require__(39660);
// EXTERNAL MODULE: ./lib/archive/format/member-verification.js + 1 modules
var member_verification = __webpack_require__(53737);
// EXTERNAL MODULE: ./lib/archive/format/tar-layout.js
var tar_layout = __webpack_require__(13614);
;// CONCATENATED MODULE: ./lib/archive/format/assembler.js







/** Assembles one archive from blobs. */
class ArchiveAssembler {
    /** The members assembled so far. */
    members = new Map();
    #options;
    #size = 0;
    constructor(options) {
        this.#options = options;
    }
    /** Bytes of the tar so far. */
    get size() {
        return this.#size;
    }
    /** Yields the segments of the tar, and returns what is known of the archive once all of them were read. */
    async *segments() {
        const offsets = new Map();
        const image = toArriving(this.#options.image);
        for await (const layer of image.arriving) {
            const { digest, size } = layer;
            const name = (0,member/* blobPath */.nD)(digest);
            const isNew = !this.members.has(name);
            this.members.set(name, (0,image_blobs/* layerMember */.OS)(layer));
            if (isNew && !this.#options.omits?.(name)) {
                yield this.#count(await (0,tar_layout/* tarHeader */.pI)(name, size));
                offsets.set(name, this.#size);
                yield* this.#layer(layer);
                yield this.#padding(size);
            }
            await this.#options.onCopied?.(layer);
        }
        for (const { name, content } of assembleDocuments(image.complete(), this.#options.names)) {
            this.members.set(name, (0,member/* documentMember */.eT)(name, content));
            yield this.#count(await (0,tar_layout/* tarHeader */.pI)(name, content.length));
            yield this.#count(content);
            yield this.#padding(content.length);
        }
        const facts = (0,member_verification/* verifyMembers */.$)(this.members);
        yield this.#count(tar_layout/* endOfTar */.Yo);
        return { ...facts, layers: facts.layers.map(layer => ({ ...layer, offset: offsets.get(layer.path) ?? 0 })) };
    }
    *#layer({ digest, size, location }) {
        const { path, offset, verified } = location;
        const hash = verified ? undefined : (0,external_node_crypto_.createHash)('sha256');
        const start = this.#size;
        const onBytes = (bytes) => {
            this.#count(bytes);
            hash?.update(bytes);
        };
        yield { path, offset, size, onBytes };
        const found = hash ? `sha256:${hash.digest('hex')}` : digest;
        if (found !== digest)
            throw damagedLayer(path, `${found}, expected ${digest}`);
        if (this.#size - start !== size)
            throw damagedLayer(path, `${this.#size - start} bytes, expected ${size}`);
    }
    #count(bytes) {
        this.#size += bytes.length;
        this.#options.onBytes(bytes.length);
        return bytes;
    }
    #padding(size) {
        return this.#count(Buffer.alloc((0,tar_layout/* paddedSize */.k_)(size) - size));
    }
}
function damagedLayer(path, found) {
    return new errors/* ActionError */.lZ('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}`);
}
// The layers of the image come last, so that only small documents follow them.
function toArriving(image) {
    if ('arriving' in image)
        return image;
    const layers = [...(image.more ?? []), ...image.layers];
    return { arriving: new Map(layers.map(layer => [layer.digest, layer])).values(), complete: () => image };
}

;// CONCATENATED MODULE: ./lib/archive/format/assembly.js



/**
 * Assembles a docker archive from the blobs of an image as they are stored: an OCI layout with the manifest.json of
 * docker save. The same blobs give the same bytes. A layer that does not have its digest ends it with `ARCHIVE_DIGEST`.
 */
function assembleSegments(options) {
    const { signal } = options;
    const facts = Promise.withResolvers();
    // The reader of the segments sees a failure too.
    facts.promise.catch(() => undefined);
    const assembler = new ArchiveAssembler(options);
    const segments = async function* () {
        try {
            facts.resolve(yield* assembler.segments());
        }
        catch (error) {
            const reason = signal.aborted ? signal.reason : error;
            facts.reject(reason);
            throw reason;
        }
    };
    return { segments: segments(), facts: facts.promise, members: assembler.members, tarSize: () => assembler.size };
}
/** Like `assembleSegments`, as a tar stream; a broken tar is destroyed before its end. */
function assembleTar(options, reading) {
    const { signal } = options;
    const { segments, facts, ...verification } = assembleSegments(options);
    const tar = (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from((0,core_segments/* readSegments */.l)(segments, reading), { objectMode: false }));
    const early = Promise.withResolvers();
    early.promise.catch(() => undefined);
    const reason = () => (signal.aborted ? signal.reason : tar.errored);
    tar.once('close', () => early.reject(reason() ?? new Error('the archive was not read to its end')));
    const settled = Promise.race([facts, early.promise]);
    // The reader of the tar sees a failure too.
    settled.catch(() => undefined);
    return { ...verification, tar, facts: settled };
}


/***/ }),

/***/ 39660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ locateBlob),
/* harmony export */   Cd: () => (/* binding */ recordedContent),
/* harmony export */   OS: () => (/* binding */ layerMember)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _compress_decompress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7521);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25540);
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



/** What a layer unpacks to by the metadata of its archive; undefined if that does not say. */
function recordedContent({ unpacked_size: size, diff_id }) {
    return size === undefined ? undefined : { size, sha256: diff_id.replace('sha256:', '') };
}
/** The member of an archive that a layer is. */
function layerMember({ digest, size, location, unpacked }) {
    return {
        name: (0,_member_js__WEBPACK_IMPORTED_MODULE_2__/* .blobPath */ .nD)(digest),
        size,
        sha256: digest.replace('sha256:', ''),
        compression: location.compression,
        unpacked,
    };
}
/** The location of a blob in a file; reads its first bytes to detect its compression. */
async function locateBlob(path, offset, verified) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path), true);
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(_compress_decompress_js__WEBPACK_IMPORTED_MODULE_1__/* .magicLength */ .Yn), position: offset });
        return { path, offset, compression: (0,_compress_decompress_js__WEBPACK_IMPORTED_MODULE_1__/* .detectCompression */ .IR)(buffer.subarray(0, bytesRead)), verified };
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

/***/ 23078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ toImageBlobs),
/* harmony export */   O: () => (/* binding */ readSeekableImage)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var _core_byte_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94743);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(67429);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88758);
/* harmony import */ var _compress_decompress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7521);
/* harmony import */ var _archive_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9651);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69147);
/* harmony import */ var _image_blobs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39660);
/* harmony import */ var _member_verification_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53737);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(25540);
/* harmony import */ var _root_documents_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(67389);
/* harmony import */ var _tar_entries_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(27286);
/* harmony import */ var _tar_layout_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(13614);














// Bytes of everything except layers.
const documentsLimit = 64 * 1024 * 1024;
/**
 * Reads an archive whose zip stores the tar uncompressed, and locates its layers; undefined for any other, and if
 * another image of the archive is meant than the one that its metadata describes.
 */
async function readSeekableImage(archive, choice, signal) {
    const isFile = typeof archive === 'string';
    const { path, read } = isFile ? { path: archive, read: (0,_core_byte_source_js__WEBPACK_IMPORTED_MODULE_2__/* .fileReader */ .q2)(archive) } : archive;
    const metadata = await (0,_archive_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readArchiveMetadata */ .g$)(archive, signal);
    const located = metadata?.layers.every(({ offset }) => offset !== undefined) ? metadata.layers : [];
    if (located.length === 0)
        return undefined;
    const tar = await (0,_archive_file_js__WEBPACK_IMPORTED_MODULE_5__/* .findStoredTar */ .GI)(archive);
    if (!tar)
        return undefined;
    const blobs = new Map(await Promise.all(located.map(layer => locateLayer({ path, read, isFile }, tar, layer))));
    const members = await readMembers(read, tar, blobs, signal);
    if (!members)
        return undefined;
    const verified = (0,_member_verification_js__WEBPACK_IMPORTED_MODULE_8__/* .verifyMembers */ .$)(members);
    const found = verified.layers.map(each => ({
        ...each,
        offset: (blobs.get(each.path)?.location.offset ?? 0) - tar.start,
    }));
    const facts = { ...verified, layers: found };
    const wanted = choice.platform ?? choice.usualPlatform;
    if (metadata && (0,_metadata_js__WEBPACK_IMPORTED_MODULE_6__/* .isCombined */ .W1)(metadata) && wanted && !(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .samePlatform */ .my)(facts.platform, wanted))
        return undefined;
    const top = (0,_root_documents_js__WEBPACK_IMPORTED_MODULE_10__/* .findTopDescriptor */ .AD)(facts, members);
    if (!top)
        return undefined;
    const layers = found.flatMap(layer => blobs.get(layer.path) ?? []);
    const documents = new Map([...members].flatMap(([name, { content }]) => (content ? [[name, content]] : [])));
    return { read, facts, layers, documents, top };
}
/** The blobs of a seekable image, from which another archive can be assembled. */
function toImageBlobs({ facts, layers, documents, top: { digest, mediaType }, }) {
    const blobs = [...documents].flatMap(([path, content]) => {
        const hex = (0,_member_js__WEBPACK_IMPORTED_MODULE_9__/* .blobHex */ .r8)(path);
        return hex === undefined ? [] : [{ digest: `sha256:${hex}`, mediaType: '', content }];
    });
    const find = (wanted) => blobs.find(blob => blob.digest === wanted);
    const [config, top] = [find(facts.configDigest), find(digest)];
    if (!config || !top)
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_9__/* .invalidArchive */ .mD)(`lacks ${digest} or ${facts.configDigest}`);
    const others = blobs.filter(blob => blob !== config && blob !== top);
    return { config, layers, top: { ...top, mediaType: mediaType ?? '' }, others };
}
async function locateLayer({ path, read, isFile }, tar, layer) {
    const { digest, size } = layer;
    const offset = tar.start + (layer.offset ?? 0);
    // What the archive records need not be fetched.
    const recorded = isFile ? undefined : layer.compression;
    const compression = recorded ?? (0,_compress_decompress_js__WEBPACK_IMPORTED_MODULE_4__/* .detectCompression */ .IR)(await (0,_core_byte_source_js__WEBPACK_IMPORTED_MODULE_2__/* .readBytes */ .io)(read, offset, _compress_decompress_js__WEBPACK_IMPORTED_MODULE_4__/* .magicLength */ .Yn));
    const location = { path, offset, compression, verified: false };
    return [layer.path, { digest, size, location, unpacked: (0,_image_blobs_js__WEBPACK_IMPORTED_MODULE_7__/* .recordedContent */ .Cd)(layer) }];
}
/** The layers as the metadata has them, and the documents behind the last layer; undefined or an error if there is anything else. */
async function readMembers(read, tar, layers, signal) {
    const ends = [...layers.values()].map(({ location, size }) => location.offset - tar.start + (0,_tar_layout_js__WEBPACK_IMPORTED_MODULE_12__/* .paddedSize */ .k_)(size));
    const end = Math.max(...ends);
    if (end >= tar.size || tar.size - end > documentsLimit)
        return undefined;
    const members = new Map();
    for (const [name, layer] of layers)
        members.set(name, { ...(0,_image_blobs_js__WEBPACK_IMPORTED_MODULE_7__/* .layerMember */ .OS)(layer), name });
    const rest = node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(read(tar.start + end, tar.size - end, signal), { objectMode: false });
    await (0,_tar_entries_js__WEBPACK_IMPORTED_MODULE_11__/* .readTarEntries */ .E)(rest, signal, async (entry) => {
        const { name, size, type } = entry.header;
        if (type !== 'file' || size > _core_guards_js__WEBPACK_IMPORTED_MODULE_13__/* .documentLimit */ .NL || members.has(name))
            throw (0,_member_js__WEBPACK_IMPORTED_MODULE_9__/* .invalidArchive */ .mD)(`holds ${name} behind its layers`);
        members.set(name, (0,_member_js__WEBPACK_IMPORTED_MODULE_9__/* .documentMember */ .eT)(name, await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(entry)));
    });
    return members;
}


/***/ }),

/***/ 13614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yo: () => (/* binding */ endOfTar),
/* harmony export */   k_: () => (/* binding */ paddedSize),
/* harmony export */   pI: () => (/* binding */ tarHeader)
/* harmony export */ });
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56118);

const blockSize = 512;
const attributes = { mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 };
/** The two empty blocks at the end of a tar. */
const endOfTar = Buffer.alloc(2 * blockSize);
/** The header of a file; without owner or time, so that the same content gives the same bytes. */
async function tarHeader(name, size) {
    const tar = (0,tar_stream__WEBPACK_IMPORTED_MODULE_0__.pack)();
    // tar-stream only writes a header together with the member, so this tar is abandoned after its header.
    tar.entry({ ...attributes, name, size }).on('error', () => undefined);
    for await (const header of tar)
        return header;
    throw new Error(`no header was made for ${name}`);
}
/** Bytes that content of this size takes up in a tar. */
function paddedSize(size) {
    return Math.ceil(size / blockSize) * blockSize;
}


/***/ }),

/***/ 13682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ findEngineImage)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88758);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68424);
/* harmony import */ var _config_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71222);



// Each probe costs a push of a manifest to the loopback registry.
const mostProbed = 20;
/**
 * Finds an image in the engine by its config digest. The classic store knows images by it. The containerd store does
 * not, so there images with an id that one of its archives records count, and those of the same repository are probed.
 */
async function findEngineImage(engine, expected, log, signal) {
    if (!(await engine.usesContainerd())) {
        const image = await engine.inspect(expected.imageid);
        return image?.id.startsWith(`sha256:${expected.imageid}`) ? image : undefined;
    }
    const { platform } = expected;
    for (const id of expected.dockerIds) {
        const image = await engine.inspect(id, platform);
        if (image && (!platform || (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(image.platform, platform)))
            return image;
    }
    for (const id of await listRepository(engine, expected.repository)) {
        const image = await engine.inspect(id, platform);
        const digest = image && (await (0,_config_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .findConfigDigest */ .w)(engine, image, platform, log, signal));
        if (digest?.startsWith(`sha256:${expected.imageid}`))
            return image;
    }
    return undefined;
}
async function listRepository(engine, repository) {
    const images = await engine.list();
    const named = images.filter(({ tags }) => tags.some(tag => isSameRepository(tag, repository)));
    return named.slice(0, mostProbed).map(({ id }) => id);
}
// A repository can be written in several ways: `busybox`, `docker.io/library/busybox`.
function isSameRepository(a, b) {
    const [left, right] = [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(a), (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(b)];
    return left !== undefined && left.host === right?.host && left.path === right.path;
}


/***/ }),

/***/ 21596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ loadArchive)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/docker/errors.js
var docker_errors = __webpack_require__(2965);
// EXTERNAL MODULE: ./lib/docker/streams.js
var streams = __webpack_require__(48089);
// EXTERNAL MODULE: ./lib/docker/json-stream.js
var json_stream = __webpack_require__(53577);
;// CONCATENATED MODULE: ./lib/docker/load.js



/** The engine's refusal of an image, in its own words. */
class LoadRefusal extends Error {
    /** The id under which it kept the image anyway, if it did. */
    id;
    constructor(words, id, cause) {
        super(words, { cause });
        this.name = 'LoadRefusal';
        this.id = id;
    }
}
/**
 * Loads the tar of one image without a name and gives the id that the engine reports; undefined when it reports none,
 * because each engine words it differently. Throws `LoadRefusal` when the engine refuses the image, whatever the HTTP
 * status: the containerd store reports an image that it cannot unpack as loaded.
 */
async function sendTar(engine, tar, onMessage, log, signal) {
    const lines = [];
    try {
        for await (const message of (0,json_stream/* readJsonStream */.T)(await (0,streams/* openLoad */.TZ)(engine, tar, signal))) {
            onMessage();
            if (message.stream !== undefined)
                lines.push(message.stream.trim());
        }
    }
    catch (error) {
        if (error instanceof docker_errors/* EngineError */.NJ)
            throw new LoadRefusal(error.words, undefined, error);
        throw error;
    }
    lines.forEach(line => log.foreign(line));
    const id = lines.map(line => /\bsha256:[0-9a-f]{64}\b/.exec(line)?.[0]).find(Boolean);
    const problem = lines.find(line => /^error /i.test(line));
    if (problem !== undefined)
        throw new LoadRefusal(problem, id);
    return id;
}

// EXTERNAL MODULE: ./lib/image/platform.js
var platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/archive/verify.js
var verify = __webpack_require__(32561);
;// CONCATENATED MODULE: ./lib/archive/accepted-image.js


/** Which image of the archive is loaded. */
function toChoice({ imageid, choice }) {
    return { ...choice, imageid };
}
/** Throws `ARCHIVE_OTHER` or `PLATFORM` unless the archive holds the image that is to be loaded. */
function acceptImage(facts, { path, imageid, repository, choice }) {
    (0,verify/* checkArchivedImage */.w)(path, facts, { imageid, repository });
    (0,platform/* checkPlatform */.oF)(path, facts.platform, choice.platform);
}

// EXTERNAL MODULE: ./lib/archive/format/archive-file.js + 4 modules
var archive_file = __webpack_require__(9651);
// EXTERNAL MODULE: ./lib/archive/format/rewrite.js
var rewrite = __webpack_require__(80584);
// EXTERNAL MODULE: ./lib/archive/format/seekable-image.js
var seekable_image = __webpack_require__(23078);
// EXTERNAL MODULE: ./lib/archive/format/tar-verifier.js
var tar_verifier = __webpack_require__(25934);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/core/tap.js
var tap = __webpack_require__(10990);
// EXTERNAL MODULE: ./lib/archive/format/member.js
var member = __webpack_require__(25540);
// EXTERNAL MODULE: ./lib/archive/loaded-image.js
var loaded_image = __webpack_require__(25229);
// EXTERNAL MODULE: ./lib/docker/temporary-tags.js
var temporary_tags = __webpack_require__(93621);
// EXTERNAL MODULE: ./lib/archive/loopback/engine-transfer.js
var engine_transfer = __webpack_require__(3464);
// EXTERNAL MODULE: ./lib/archive/loopback/reply.js
var reply = __webpack_require__(60822);
;// CONCATENATED MODULE: ./lib/archive/loopback/pull-registry.js

/** Handles the part of the OCI distribution protocol that a pull needs. */
function handlePull(source) {
    return async (request, response) => {
        const path = URL.parse(request.url ?? '', 'http://loopback')?.pathname ?? '';
        const [, kind, reference = ''] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
        if (request.method !== 'GET' && request.method !== 'HEAD')
            (0,reply/* replyError */.N)(response, 405, 'UNSUPPORTED');
        else if (path === '/v2/')
            (0,reply/* reply */.T)(response, 200);
        else if (kind === 'manifests')
            sendManifest(source.manifest(reference), request, response);
        else if (kind === 'blobs')
            await sendBlob(source, reference, request, response);
        else
            (0,reply/* replyError */.N)(response, 404, 'UNSUPPORTED');
    };
}
function sendManifest(manifest, request, response) {
    if (!manifest) {
        (0,reply/* replyError */.N)(response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { digest, mediaType, content } = manifest;
    const headers = { 'content-type': mediaType, 'content-length': content.length, 'docker-content-digest': digest };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : content);
}
async function sendBlob(source, digest, request, response) {
    const size = source.sizeOf(digest);
    if (size === undefined) {
        (0,reply/* replyError */.N)(response, 404, 'BLOB_UNKNOWN');
        return;
    }
    // Engines resume after the bytes they have, and ask for no other ranges.
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
        await source.send(digest, start, response);
}

// EXTERNAL MODULE: ./lib/archive/loopback/refusal.js
var refusal = __webpack_require__(74710);
// EXTERNAL MODULE: ./lib/archive/loopback/server.js + 1 modules
var server = __webpack_require__(39540);
;// CONCATENATED MODULE: ./lib/archive/loopback/pull.js






/** The tag under which the image is served. */
const servedTag = 'archived';
/**
 * Makes the engine pull an image from a registry that exists until the image is released: another step considers a name
 * whose registry is gone abandoned. Throws `LoopbackRefusal` if the engine does not pull.
 */
async function pullFromLoopback(engine, options) {
    const { source, log, onMessage, signal } = options;
    const loopback = await (0,server/* openLoopback */.s)(handlePull(source));
    const repository = `${loopback.host}/${temporary_tags/* loopbackRepository */.Wu}`;
    const name = `${repository}:${servedTag}`;
    const query = { fromImage: repository, tag: servedTag };
    const start = (ending) => (0,streams/* openPull */.Q_)(engine, query, loopback.auth, ending);
    const release = async () => {
        await (0,temporary_tags/* removeTemporaryTag */.MD)(engine, name, log);
        await loopback[Symbol.asyncDispose]();
    };
    try {
        await (0,engine_transfer/* runEngineTransfer */.h)(loopback, { start, onMessage, log, signal });
        return { name, release };
    }
    catch (error) {
        await release();
        signal.throwIfAborted();
        throw (0,refusal/* toLoopbackRefusal */.V)('the engine did not pull', error);
    }
}

// EXTERNAL MODULE: ./lib/archive/transfer.js
var archive_transfer = __webpack_require__(37687);
// EXTERNAL MODULE: ./lib/archive/compress/decompress.js + 1 modules
var decompress = __webpack_require__(7521);
// EXTERNAL MODULE: ./lib/archive/compress/size-budget.js
var size_budget = __webpack_require__(13038);
// EXTERNAL MODULE: ./lib/archive/compress/unpacking.js
var compress_unpacking = __webpack_require__(55997);
// EXTERNAL MODULE: ./lib/archive/compress/zstd-frame.js
var zstd_frame = __webpack_require__(97580);
;// CONCATENATED MODULE: ./lib/archive/unpacked-limit.js




// The most that one byte of deflate can expand to: two bits give 258 bytes.
const mostDeflated = 1032;
// What a byte of the other layers is expected to expand to. Layers of text expand to less than ten.
const usuallyDeflated = 20;
/**
 * Keeps what an engine unpacks of the layers it is served below a limit. Nothing is decompressed here if that can be
 * avoided: the headers of zstd tell the most that its blocks can hold, and gzip is counted at the most that it can hold
 * as long as the limit has room for that beside the other layers. Counts too much rather than too little, so what it
 * refuses may still be small enough.
 */
class UnpackedLimit {
    #budget;
    #signal;
    #layers = new Map();
    // Bytes, as stored, of the layers that were not asked for yet.
    #waiting;
    /** `limit` is the bytes that the layers together may unpack to. */
    constructor(layers, limit, signal) {
        this.#waiting = layers.reduce((sum, layer) => sum + layer.size, 0);
        this.#budget = new size_budget/* SizeBudget */.T(limit);
        this.#signal = signal;
    }
    /**
     * Passes on the bytes of a layer from an offset on; an engine may ask for the same bytes again. Throws
     * `ARCHIVE_TOO_LARGE` when the layers may unpack to more than the limit.
     */
    async *pass(layer, from, bytes) {
        const count = this.#layers.get(layer.digest) ?? new LayerCount(compression => this.#open(layer, compression));
        this.#layers.set(layer.digest, count);
        let at = from;
        for await (const chunk of bytes) {
            await count.take(chunk, at);
            at += chunk.length;
            yield chunk;
        }
    }
    #open({ digest, size, diff_id }, compression) {
        this.#waiting -= size;
        if (compression === 'zstd') {
            const walk = new zstd_frame/* FrameWalk */.RJ(most => this.#budget.spend(most));
            return chunk => void walk.take(chunk);
        }
        const most = compression === 'gzip' ? size * mostDeflated : size;
        if (compression === 'gzip' && most + this.#waiting * usuallyDeflated > this.#budget.left)
            return this.#measure(size);
        // Engines unpack more formats than this action does.
        if (compression === 'none' && digest !== diff_id)
            throw new Error(`layer ${digest} is compressed in an unknown format`);
        this.#budget.spend(most);
        return () => undefined;
    }
    #measure(size) {
        const unpacking = new compress_unpacking/* Unpacking */.h('gzip', content => this.#budget.spend(content.length), this.#signal);
        let left = size;
        return async (chunk) => {
            await unpacking.write(chunk);
            left -= chunk.length;
            // An engine has the whole layer with the last chunk.
            if (left === 0)
                await unpacking.end();
        };
    }
}
/** Counts one layer, whose bytes may pass more than once. */
class LayerCount {
    #open;
    #counter;
    #start = Buffer.alloc(0);
    #counted = 0;
    constructor(open) {
        this.#open = open;
    }
    /** Takes bytes that stand at an offset in the layer. */
    async take(chunk, at) {
        if (at > this.#counted)
            throw new Error(`bytes from ${at} on were asked for before those from ${this.#counted} on`);
        const fresh = chunk.subarray(this.#counted - at);
        this.#counted += fresh.length;
        if (this.#counter)
            return this.#counter(fresh);
        // The first chunk may be shorter than a magic number.
        this.#start = Buffer.concat([this.#start, fresh]);
        if (this.#start.length < decompress/* magicLength */.Yn)
            return undefined;
        this.#counter = this.#open((0,decompress/* detectCompression */.IR)(this.#start));
        return this.#counter(this.#start);
    }
}

;// CONCATENATED MODULE: ./lib/archive/load-by-pull.js
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
 * Makes the engine pull an image from its archive: it fetches only the layers it lacks, and proves each, unpacked too.
 * The image has a temporary name until it is released. Throws `LoopbackRefusal` if the engine does not pull, or if it
 * is not certain that the layers unpack to no more than the limit.
 */
async function loadByPull(image, job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { engine, options, log, signal } = job;
        const { facts } = image;
        acceptImage(facts, options);
        const monitor = __addDisposableResource(env_1, new archive_transfer/* TransferMonitor */.A(`loading ${options.path}`, 'Loading', options.idleTimeout, log, signal), false);
        const broken = new AbortController();
        const serving = AbortSignal.any([monitor.signal, broken.signal]);
        const source = serveImage(image, {
            top: (await engine.usesContainerd()) ? image.top : toManifest(image),
            limit: options.verified ? undefined : new UnpackedLimit(facts.layers, options.sizeLimit, serving),
            onBytes: monitor.add,
            onFailure: error => broken.abort(toRefusal(error)),
            signal: serving,
        });
        const transfer = { source, log, onMessage: monitor.touch, signal: serving };
        const { name, release } = await monitor.run(() => pullFromLoopback(engine, transfer));
        try {
            const loaded = await (0,loaded_image/* checkLoadedImage */.tj)(engine, name, facts, log);
            log.info(`The engine pulled ${(0,format/* formatBytes */.z)(monitor.bytes)}`);
            return { facts, sent: monitor.bytes, image: loaded, release };
        }
        catch (error) {
            await release();
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
// The engine would only ask again for a layer that cannot be served.
function toRefusal(error) {
    return new refusal/* LoopbackRefusal */.k(`a layer could not be served: ${(0,errors/* messageOf */.bD)(error)}`, error);
}
// An engine with a classic store keeps no index, and would choose from it by platforms that were not verified.
function toManifest({ facts, top }) {
    const { manifestDigest: digest = top.digest } = facts;
    return digest === top.digest ? top : { digest, mediaType: undefined };
}
function serveImage({ read, documents, facts, layers }, serving) {
    const { top, limit, onBytes, onFailure, signal } = serving;
    const findDocument = (digest) => documents.get((0,member/* blobPath */.nD)(digest));
    const findLayer = (digest) => layers.find(layer => layer.digest === digest);
    const readLayer = async function* (digest, { size, location }, from) {
        const served = facts.layers.find(layer => layer.digest === digest);
        const bytes = read(location.offset + from, size - from, signal);
        try {
            yield* limit && served ? limit.pass(served, from, bytes) : bytes;
        }
        catch (error) {
            onFailure(error);
            throw error;
        }
    };
    return {
        manifest: reference => {
            const digest = reference === servedTag ? top.digest : reference;
            const content = findDocument(digest);
            const known = digest === top.digest ? top.mediaType : undefined;
            return content && { digest, mediaType: known ?? mediaTypeOf(content), content };
        },
        sizeOf: digest => findLayer(digest)?.size ?? findDocument(digest)?.length,
        send: async (digest, from, response) => {
            const layer = findLayer(digest);
            if (!layer) {
                response.end(findDocument(digest)?.subarray(from));
                return;
            }
            const count = (0,tap/* tap */.M)(chunk => onBytes(chunk.length));
            await (0,promises_.pipeline)(readLayer(digest, layer, from), count, response, { signal });
        },
    };
}
function mediaTypeOf(document) {
    const { mediaType } = JSON.parse(document.toString('utf8'));
    return mediaType ?? 'application/vnd.oci.image.manifest.v1+json';
}

;// CONCATENATED MODULE: ./lib/archive/load-method.js
// Of the time that a stream takes, which a pull saves (bench/RESULTS.md).
const saving = 0.1;
/** Chooses the faster load method. */
function chooseLoadMethod(facts) {
    const { seekable, local, pullsPlainly, containerd, tagged, size, shared } = facts;
    if (!local)
        return stream('the engine is on another machine');
    if (!pullsPlainly)
        return stream('podman pulls from no registry without TLS');
    if (!seekable)
        return stream('the archive can only be read as a whole');
    if (!tagged)
        return stream('the image gets no name');
    if (containerd)
        return pull('its store accepts single layers only by a pull');
    // It knows only the digests of what it pulled or pushed.
    if (shared > size * saving)
        return stream('the engine has some of its layers, and may not know their digests');
    return pull('it unpacks one layer while it fetches the next');
}
function pull(because) {
    return { method: 'pull', because };
}
function stream(because) {
    return { method: 'stream', because };
}

// EXTERNAL MODULE: ./lib/docker/name-conflict.js
var name_conflict = __webpack_require__(52396);
// EXTERNAL MODULE: ./lib/archive/format/assembly.js + 2 modules
var assembly = __webpack_require__(85323);
// EXTERNAL MODULE: ./lib/archive/format/root-documents.js
var root_documents = __webpack_require__(67389);
// EXTERNAL MODULE: ./lib/archive/format/verified-tar-stream.js
var verified_tar_stream = __webpack_require__(21125);
// EXTERNAL MODULE: ./lib/archive/format/member-inspector.js + 1 modules
var member_inspector = __webpack_require__(37715);
;// CONCATENATED MODULE: ./lib/archive/layer-limit.js


/**
 * A transformation that passes on the bytes of each layer, and throws `ARCHIVE_TOO_LARGE` if all layers together
 * decompress to more than the limit. Unlike `UnpackedLimit`, it decompresses all of them, so its count is exact.
 * Undefined for an archive that was verified before, which saves the decompression.
 */
function limitLayers({ verified, sizeLimit }, signal) {
    if (verified)
        return undefined;
    const budget = new size_budget/* SizeBudget */.T(sizeLimit);
    return async function* (bytes) {
        const inspector = new member_inspector/* MemberInspector */.a({ budget, signal });
        yield* inspector.inspect(bytes);
        // Decompression lags behind.
        await inspector.finish();
    };
}

;// CONCATENATED MODULE: ./lib/archive/load-by-stream.js
var load_by_stream_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var load_by_stream_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** How the tar is rewritten for the engine, except for its root documents. */
function rewriteFor({ sizeLimit: limit, otherLayers }, { shared, unpack }) {
    return { limit, unpack, omits: path => (0,root_documents/* isRootDocument */.sp)(path) || shared.has(path) || otherLayers?.has(path) === true };
}
/**
 * Sends one archive to the engine as a tar; a failure leaves no image behind. Throws `ARCHIVE_*`, `LOAD_LOST`,
 * `UnpackedSizeNeeded` and `LoadRefusal`.
 */
async function loadByStream(changes, job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { options, log, signal } = job;
        const monitor = load_by_stream_addDisposableResource(env_1, new archive_transfer/* TransferMonitor */.A(`loading ${options.path}`, 'Loading', options.idleTimeout, log, signal), false);
        return await monitor.run(() => (0,name_conflict/* retryNameConflicts */.D)(() => sendArchive(changes, job, monitor), signal));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        load_by_stream_disposeResources(env_1);
    }
}
async function sendArchive(changes, { engine, options, log }, monitor) {
    const stream = changes.image
        ? assembleForEngine(changes.image, changes, options, monitor)
        : await rewriteForEngine(changes, options, monitor);
    // The request must be aborted: the engine would mistake one that merely ends for a complete archive.
    const broken = new AbortController();
    stream.facts.catch((error) => broken.abort(error));
    const sending = AbortSignal.any([monitor.signal, broken.signal]);
    const id = await sendTar(engine, stream.tar, monitor.touch, log, sending).catch(async (error) => {
        if (error instanceof LoadRefusal && error.id !== undefined)
            await (0,loaded_image/* removeRejected */.Pg)(engine, error.id, log);
        throw await (0,verified_tar_stream/* findCause */.l)(stream, error);
    });
    const sent = await stream.facts;
    // What was sent of an image in parts is another archive, without names.
    const facts = changes.image?.facts ?? sent;
    // Engines with a classic store know an image by its configuration.
    const image = await (0,loaded_image/* checkLoadedImage */.tj)(engine, id ?? facts.configDigest, facts, log);
    return { facts, sent: monitor.bytes, image, release: () => Promise.resolve() };
}
async function rewriteForEngine(changes, options, { add: onBytes, signal }) {
    const tar = await (0,archive_file/* openArchiveTar */.OG)(options.path, { limit: options.sizeLimit, signal });
    const rewrite = {
        ...rewriteFor(options, changes),
        appendix: (facts, members) => {
            acceptImage(facts, options);
            return (0,root_documents/* rewriteRootDocuments */.vS)(facts, members);
        },
    };
    return (0,tar_verifier/* verifyTar */.R)(tar, signal, { onBytes, rewrite, choice: toChoice(options) });
}
function assembleForEngine(image, { shared }, options, { add: onBytes, signal }) {
    acceptImage(image.facts, options);
    const omits = (path) => shared.has(path);
    const read = (offset, size) => image.read(offset, size, signal);
    const reading = { transform: limitLayers(options, signal), read };
    return (0,assembly/* assembleTar */.E)({ image: (0,seekable_image/* toImageBlobs */.J)(image), names: [], onBytes, omits, signal }, reading);
}

// EXTERNAL MODULE: ./lib/archive/partial-archive.js
var partial_archive = __webpack_require__(88980);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
;// CONCATENATED MODULE: ./lib/archive/shared-layers.js

// An engine may have thousands of images.
const concurrency = 8;
/** How many of an image's layers, counted from the lowest, another image also has. */
function countSharedLayers(layers, others) {
    const counts = others.map(other => {
        const differs = layers.findIndex((layer, i) => layer !== other[i]);
        return differs < 0 ? layers.length : differs;
    });
    return Math.max(0, ...counts);
}
/**
 * The paths of the layers that the engine has already, on top of the same layers. Only the classic store accepts an
 * archive without them; the containerd store would show the image as loaded whether it has the layers or not.
 */
async function findSharedLayers(engine, layers, signal) {
    if (layers.length === 0 || (await engine.usesContainerd()))
        return new Set();
    const images = await engine.list(signal);
    const readLayers = async ({ id }) => (await engine.inspect(id))?.layers ?? [];
    const others = await (0,p_map/* default */.Ay)(images, readLayers, { concurrency, signal });
    const diffIds = layers.map(layer => layer.diff_id);
    const count = countSharedLayers(diffIds, others);
    // A member that a higher layer needs as well is sent.
    const needed = new Set(layers.slice(count).map(({ path }) => path));
    const shared = layers.slice(0, count).map(({ path }) => path);
    return new Set(shared.filter(path => !needed.has(path)));
}

;// CONCATENATED MODULE: ./lib/archive/load.js















/**
 * Loads an archive into the engine and verifies it on the way: the engine receives the end of the tar only if
 * everything was right, and the image has no name yet. Throws `ARCHIVE_*`, `ZIP_*` or `LOAD_*`, and for an archive in
 * parts `WholeArchiveNeeded`.
 */
async function loadArchive(job) {
    try {
        const image = await findSeekableImage(job);
        if (!image && job.options.parts)
            throw new partial_archive/* WholeArchiveNeeded */.n('its image cannot be read in parts');
        const shared = await findShared(job);
        const pulled = await tryPull(image, shared, job);
        return pulled ?? (await loadMissing(shared, image, job));
    }
    catch (error) {
        job.signal.throwIfAborted();
        if (job.options.parts && isAboutParts(error))
            throw new partial_archive/* WholeArchiveNeeded */.n((0,errors/* messageOf */.bD)(error), error);
        throw explainLoadError(job.options, error);
    }
}
// What is wrong with a layer is certain only once the whole archive has been read.
function isAboutParts(error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error.code === 'ARCHIVE_DIGEST' || error.code === 'ARCHIVE_INVALID';
    return error instanceof refusal/* LoopbackRefusal */.k || error instanceof LoadRefusal || error instanceof partial_archive/* WholeArchiveNeeded */.n;
}
// If it cannot be read in parts, reading it as a whole shows what is wrong with it.
async function findSeekableImage({ engine, options, signal }) {
    const image = await (0,seekable_image/* readSeekableImage */.O)(options.parts ?? options.path, toChoice(options), signal).catch(() => undefined);
    const zstd = image?.layers.some(({ location }) => location.compression === 'zstd');
    return zstd && !unpacksZstd(engine) ? undefined : image;
}
async function tryPull(image, shared, job) {
    const { engine, options, log } = job;
    const { method, because } = chooseLoadMethod({
        seekable: image !== undefined,
        local: engine.local,
        pullsPlainly: !engine.podman,
        containerd: await engine.usesContainerd(),
        tagged: options.willBeTagged(image?.facts.repoTags ?? []),
        size: (image?.layers ?? []).reduce((sum, { size }) => sum + size, 0),
        shared: shared.size,
    });
    log.info(`The engine ${method === 'pull' ? 'pulls the image from this step' : 'gets the image as one tar'}: ${because}`);
    if (!image || method === 'stream')
        return undefined;
    try {
        return await loadByPull(image, job);
    }
    catch (error) {
        if (!(error instanceof refusal/* LoopbackRefusal */.k) || options.parts)
            throw error;
        log.info(`Falling back to sending the archive to the engine: ${error.message}`);
        return undefined;
    }
}
// Engines before 23 cannot unpack zstd.
function unpacksZstd(engine) {
    return engine.speaks('1.42');
}
async function findShared({ engine, options, signal }) {
    const layers = (await (0,archive_file/* readArchiveMetadata */.g$)(options.parts ?? options.path, signal))?.layers ?? [];
    const paths = await findSharedLayers(engine, layers, signal);
    const size = layers.filter(({ path }) => paths.has(path)).reduce((sum, layer) => sum + layer.size, 0);
    return { paths, size };
}
// An image whose layers the engine shares can be removed in the meantime.
async function loadMissing({ paths: shared, size }, image, job) {
    const { log, signal } = job;
    if (shared.size > 0)
        log.info(`${shared.size} layers (${(0,format/* formatBytes */.z)(size)}) are in the engine already and not sent`);
    try {
        return await loadUnpacked({ shared, image }, job);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof LoadRefusal) || shared.size === 0)
            throw error;
        log.info(`The engine rejected the archive without those layers, so they are sent now: ${error.message}`);
        return loadUnpacked({ shared: new Set(), image }, job);
    }
}
async function loadUnpacked(changes, job) {
    if (changes.image || unpacksZstd(job.engine))
        return loadByStream(changes, job);
    try {
        return await loadByStream({ ...changes, unpack: await readZstdSizes(job) }, job);
    }
    catch (error) {
        if (!(error instanceof rewrite/* UnpackedSizeNeeded */.E))
            throw error;
        job.log.info(`${error.message}: this step reads the archive once more and decompresses it on the way`);
        return loadByStream({ ...changes, unpack: await measureZstd(job) }, job);
    }
}
// By the metadata of the archive, which may be wrong or lack some.
async function readZstdSizes({ options, signal }) {
    const layers = (await (0,archive_file/* readArchiveMetadata */.g$)(options.path, signal))?.layers ?? [];
    const packed = layers.filter(({ compression }) => compression === 'zstd');
    return new Map(packed.flatMap(({ path, unpacked_size: size }) => (size === undefined ? [] : [[path, size]])));
}
// A tar has the size of a member before its content, so the sizes must be known first.
async function measureZstd({ options, signal }) {
    const tar = await (0,archive_file/* openArchiveTar */.OG)(options.path, { limit: options.sizeLimit, signal });
    const rewrite = { ...rewriteFor(options, { shared: new Set() }), appendix: () => [] };
    const stream = (0,tar_verifier/* verifyTar */.R)(tar, signal, { rewrite, choice: toChoice(options) });
    stream.tar.on('error', () => undefined).resume();
    await stream.facts;
    const packed = [...stream.members.values()].filter(({ compression }) => compression === 'zstd');
    return new Map(packed.map(({ name, unpacked }) => [name, unpacked?.size]));
}
function explainLoadError({ path }, error) {
    if (error instanceof LoadRefusal || error instanceof docker_errors/* EngineRefusal */.np) {
        return new errors/* ActionError */.lZ('LOAD_FAILED', `the engine did not load ${path}: ${(0,errors/* messageOf */.bD)(error)}`, { cause: error });
    }
    return (0,docker_errors/* connectionLost */.Bx)(`loading ${path}`, error);
}


/***/ }),

/***/ 25229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pg: () => (/* binding */ removeRejected),
/* harmony export */   YO: () => (/* binding */ removeUntagged),
/* harmony export */   tj: () => (/* binding */ checkLoadedImage)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Removes a rejected image from the engine, unless it has a name. */
async function removeUntagged(engine, image) {
    if (image?.tags.length === 0)
        await engine.untag(image.id);
}
/** Removes an image that the engine took and that is rejected, unless it has a name. */
async function removeRejected(engine, id, log) {
    try {
        // The engine may list an image that it cannot inspect.
        const listed = (await engine.list()).find(image => image.id === id);
        if (listed?.tags.length === 0)
            await engine.untag(id);
    }
    catch (error) {
        log.info(`${id} may stay in the engine: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}
/** The image that was loaded. Throws `LOAD_LOST` unless the engine has it with the layers of its archive. */
async function checkLoadedImage(engine, id, facts, log) {
    const image = await engine.inspect(id, facts.platform).catch(async (error) => {
        await removeRejected(engine, id, log);
        throw error;
    });
    const layers = facts.layers.map(layer => layer.diff_id);
    if (image && JSON.stringify(image.layers) === JSON.stringify(layers))
        return image;
    await removeUntagged(engine, image);
    const problem = image ? `whose layers are not those of ${facts.configDigest}` : 'but does not have it';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('LOAD_LOST', `the engine loaded ${id}, ${problem}`);
}


/***/ }),

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ runEngineTransfer)
/* harmony export */ });
/* harmony import */ var _docker_json_stream_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53577);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74710);


// An engine on this machine connects at once, unless it has its own loopback, as in a virtual machine.
const connectTimeout = 1000;
/** Runs a pull or push to its end; throws `LoopbackRefusal` if the engine has not connected within a second. */
async function runEngineTransfer({ host, reached }, transfer) {
    const { start, onMessage, log, signal } = transfer;
    const unreached = new AbortController();
    const timer = setTimeout(() => {
        unreached.abort(new _refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .LoopbackRefusal */ .k(`the engine did not reach ${host} within a second`));
    }, connectTimeout);
    void reached.then(() => clearTimeout(timer));
    try {
        for await (const message of (0,_docker_json_stream_js__WEBPACK_IMPORTED_MODULE_0__/* .readJsonStream */ .T)(await start(AbortSignal.any([signal, unreached.signal])))) {
            onMessage();
            const { id = '', status, progressDetail } = message;
            if (status !== undefined && !progressDetail?.total)
                log.debug(`${id} ${status}`);
        }
    }
    catch (error) {
        unreached.signal.throwIfAborted();
        throw error;
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 13684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ pushToLoopback)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/docker/streams.js
var streams = __webpack_require__(48089);
// EXTERNAL MODULE: ./lib/docker/temporary-tags.js
var temporary_tags = __webpack_require__(93621);
// EXTERNAL MODULE: ./lib/archive/loopback/engine-transfer.js
var engine_transfer = __webpack_require__(3464);
// EXTERNAL MODULE: ./lib/core/digest.js
var core_digest = __webpack_require__(53871);
// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/archive/loopback/reply.js
var reply = __webpack_require__(60822);
;// CONCATENATED MODULE: ./lib/archive/loopback/uploads.js


/** POST: begins an upload. Mounting from another repository is ignored: a known blob is known in every repository. */
function beginUpload({ storage, uploads, response, url }) {
    if (!storage.takesBlobs) {
        (0,reply/* replyError */.N)(response, 403, 'DENIED');
        return;
    }
    const id = (0,external_node_crypto_.randomUUID)();
    uploads.set(id, undefined);
    replyUpload(response, 202, `${url.pathname}${id}`);
}
/** PATCH: receives the bytes of a blob. */
const uploadBytes = ifBegun(async (call, id) => {
    const { uploads, storage, request, response, url } = call;
    if (uploads.get(id)) {
        (0,reply/* replyError */.N)(response, 416, 'BLOB_UPLOAD_INVALID');
        return;
    }
    const receiving = storage.receive(request);
    uploads.set(id, receiving);
    const { size } = await receiving;
    replyUpload(response, 202, url.pathname, size);
});
/** PUT: finishes an upload, whose bytes may come with this request; checks the digest. */
const finishUpload = ifBegun(async (call, id) => {
    const { uploads, storage, request, response, url } = call;
    const expected = url.searchParams.get('digest');
    const received = await (uploads.get(id) ?? storage.receive(request));
    uploads.delete(id);
    request.resume();
    if (received.digest !== expected) {
        await received.drop();
        (0,reply/* replyError */.N)(response, 400, 'DIGEST_INVALID');
        return;
    }
    received.keep();
    const location = `${url.pathname.replace(/uploads\/[^/]+$/, '')}${expected}`;
    (0,reply/* reply */.T)(response, 201, { location, 'docker-content-digest': expected });
});
/** DELETE: cancels an upload. */
const cancelUpload = ifBegun(async ({ uploads, response }, id) => {
    const receiving = uploads.get(id);
    uploads.delete(id);
    await receiving?.then(received => received.drop());
    (0,reply/* reply */.T)(response, 204);
});
function ifBegun(handler) {
    return async (call, id = '') => {
        if (call.uploads.has(id))
            await handler(call, id);
        else
            (0,reply/* replyError */.N)(call.response, 404, 'BLOB_UPLOAD_UNKNOWN');
    };
}
// Engines compare the range with what they have sent.
function replyUpload(response, status, location, size = 0) {
    const id = location.slice(location.lastIndexOf('/') + 1);
    (0,reply/* reply */.T)(response, status, { location, range: `0-${Math.max(0, size - 1)}`, 'docker-upload-uuid': id });
}

;// CONCATENATED MODULE: ./lib/archive/loopback/push-registry.js




// What engines, containerd and BuildKit request when they push (OCI distribution specification 1.1).
const routes = [
    ['GET', /^\/v2\/$/, ({ response }) => (0,reply/* reply */.T)(response, 200)],
    ['HEAD', /^\/v2\/.+\/blobs\/(sha256:[0-9a-f]{64})$/, headBlob],
    ['POST', /^\/v2\/.+\/blobs\/uploads\/$/, beginUpload],
    ['PATCH', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, uploadBytes],
    ['PUT', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, finishUpload],
    ['DELETE', /^\/v2\/.+\/blobs\/uploads\/([0-9a-f-]{36})$/, cancelUpload],
    ['HEAD', /^\/v2\/.+\/manifests\/([^/]+)$/, headManifest],
    ['PUT', /^\/v2\/.+\/manifests\/([^/]+)$/, putManifest],
];
/** Handles the part of the OCI distribution protocol that a push needs, and refuses everything else. */
function handlePush(storage) {
    const uploads = new Map();
    return async (request, response) => {
        const url = URL.parse(request.url ?? '', 'http://loopback');
        for (const [method, path, handler] of routes) {
            const parts = url && request.method === method ? path.exec(url.pathname) : null;
            if (url && parts)
                return handler({ storage, uploads, request, response, url }, ...parts.slice(1));
        }
        (0,reply/* replyError */.N)(response, 404, 'UNSUPPORTED');
    };
}
function headBlob({ storage, response }, digest = '') {
    const size = storage.sizeOf(digest);
    if (size === undefined)
        (0,reply/* replyError */.N)(response, 404, 'BLOB_UNKNOWN');
    else
        (0,reply/* reply */.T)(response, 200, { 'content-length': size, 'docker-content-digest': digest });
}
function headManifest({ storage, response }, reference = '') {
    const manifest = storage.getManifest(reference);
    if (!manifest) {
        (0,reply/* replyError */.N)(response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { digest, mediaType, content } = manifest;
    (0,reply/* reply */.T)(response, 200, {
        'content-type': mediaType,
        'content-length': content.length,
        'docker-content-digest': digest,
    });
}
async function putManifest({ storage, request, response, url }, reference = '') {
    const content = await readDocument(request);
    if (!content) {
        (0,reply/* replyError */.N)(response, 413, 'SIZE_INVALID');
        return;
    }
    const digest = (0,core_digest/* digestOf */.o)(content);
    if (reference.startsWith('sha256:') && reference !== digest) {
        (0,reply/* replyError */.N)(response, 400, 'DIGEST_INVALID');
        return;
    }
    storage.putManifest({ digest, reference, content, mediaType: request.headers['content-type'] ?? '' });
    (0,reply/* reply */.T)(response, 201, { location: url.pathname, 'docker-content-digest': digest });
}
// Reads to the end even if it is too large, so that the engine gets the answer.
async function readDocument(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= guards/* documentLimit */.NL)
            chunks.push(chunk);
    }
    return size <= guards/* documentLimit */.NL ? Buffer.concat(chunks) : undefined;
}

// EXTERNAL MODULE: ./lib/archive/loopback/refusal.js
var refusal = __webpack_require__(74710);
// EXTERNAL MODULE: ./lib/archive/loopback/server.js + 1 modules
var server = __webpack_require__(39540);
;// CONCATENATED MODULE: ./lib/archive/loopback/push.js
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
 * Makes the engine push an image to a registry that exists during this call. Returns the manifest or index that was
 * pushed for the tag. Throws `LoopbackRefusal` if the engine does not push.
 */
async function pushToLoopback(engine, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { reference, platform, storage, log, onMessage = () => undefined, signal } = options;
        const loopback = __addDisposableResource(env_1, await (0,server/* openLoopback */.s)(handlePush(storage)), true);
        const repository = `${loopback.host}/${temporary_tags/* loopbackRepository */.Wu}`;
        const tag = (0,external_node_crypto_.randomBytes)(6).toString('hex');
        const start = (ending) => (0,streams/* openPush */.$z)(engine, { repository, tag, platform }, loopback.auth, ending);
        try {
            await engine.tag(reference, repository, tag);
            await (0,engine_transfer/* runEngineTransfer */.h)(loopback, { start, onMessage, log, signal });
            // Only an engine that reaches this loopback sees the ports of this machine: a port that is closed here is closed
            // there.
            await (0,temporary_tags/* removeAbandonedTags */.S3)(engine, log);
        }
        catch (error) {
            signal.throwIfAborted();
            throw (0,refusal/* toLoopbackRefusal */.V)('the engine did not push', error);
        }
        finally {
            await (0,temporary_tags/* removeTemporaryTag */.MD)(engine, `${repository}:${tag}`, log);
        }
        const manifest = storage.getManifest(tag);
        if (!manifest)
            throw new refusal/* LoopbackRefusal */.k('the engine reported a push but sent no manifest');
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


/***/ }),

/***/ 90762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ pushedImages),
/* harmony export */   Z: () => (/* binding */ pushedAttestations)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67429);
/* harmony import */ var _format_oci_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48743);


/** The manifests of images among what was pushed. */
function pushedImages(manifests) {
    return parseManifests(manifests).filter(({ layers }) => !(0,_format_oci_js__WEBPACK_IMPORTED_MODULE_0__/* .areAttestation */ .LT)(layers));
}
/** The manifests of attestations, which describe an image, among what was pushed. */
function pushedAttestations(manifests) {
    return parseManifests(manifests).filter(({ layers }) => (0,_format_oci_js__WEBPACK_IMPORTED_MODULE_0__/* .areAttestation */ .LT)(layers));
}
function parseManifests(manifests) {
    return manifests.flatMap(manifest => {
        const document = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(manifest.content);
        if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(document, ['config', 'layers']))
            return [];
        const { config, layers } = document;
        if (!isBlobReference(config))
            return [];
        if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(layers, list => Array.isArray(list) && list.every(isBlobReference)))
            return [];
        return [{ ...manifest, config, layers: (layers ?? []) }];
    });
}
function isBlobReference(value) {
    return ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, ['digest', 'mediaType']) && (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value['digest']) && (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(value['mediaType'], _core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH));
}


/***/ }),

/***/ 74710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ toLoopbackRefusal),
/* harmony export */   k: () => (/* binding */ LoopbackRefusal)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _docker_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2965);


/** Why an engine cannot use our loopback registry, so that another method is needed. */
class LoopbackRefusal extends Error {
    constructor(reason, cause) {
        super(reason, { cause });
        this.name = 'LoopbackRefusal';
    }
}
/** Turns an engine's refusal into a `LoopbackRefusal`; other errors, such as a lost connection, stay what they are. */
function toLoopbackRefusal(what, error) {
    return error instanceof _docker_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EngineError */ .NJ ? new LoopbackRefusal(`${what}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, error) : error;
}


/***/ }),

/***/ 60822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ replyError),
/* harmony export */   T: () => (/* binding */ reply)
/* harmony export */ });
/** Sends a response without a body. */
function reply(response, status, headers = {}) {
    const length = status === 204 ? {} : { 'content-length': 0 };
    response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...length, ...headers }).end();
}
/** Sends an error in the form of the distribution specification. */
function replyError(response, status, code) {
    const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] });
    // The rest of the request is not read, so the connection cannot be reused.
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
}


/***/ }),

/***/ 39540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ openLoopback)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/archive/loopback/password.js

/** Makes a credential with a random password. */
function makeCredential() {
    return { username: 'docker-archive', password: (0,external_node_crypto_.randomBytes)(24).toString('base64url') };
}
/** Whether an `authorization` header presents the credential. */
function isAuthorized(header, { username, password }) {
    const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    return isSame(header ?? '', expected);
}
// Takes the same time however much of a guess is correct.
function isSame(a, b) {
    const [left, right] = [a, b].map(text => (0,external_node_crypto_.createHash)('sha256').update(text).digest());
    return (0,external_node_crypto_.timingSafeEqual)(left, right);
}

;// CONCATENATED MODULE: ./lib/archive/loopback/server.js


/** Opens a server on a random port of 127.0.0.1; disposing of it ends all requests. */
async function openLoopback(handle) {
    const auth = makeCredential();
    const reached = Promise.withResolvers();
    const server = (0,external_node_http_.createServer)((request, response) => {
        if (!isAuthorized(request.headers.authorization, auth)) {
            refuse(request, response);
            return;
        }
        reached.resolve(undefined);
        handle(request, response).catch(() => response.destroy());
    });
    // A layer may take any amount of time; the code that opened the server watches for silence.
    server.requestTimeout = 0;
    await listen(server);
    return {
        host: `127.0.0.1:${server.address().port}`,
        auth,
        reached: reached.promise,
        [Symbol.asyncDispose]: () => server_close(server),
    };
}
function refuse(request, response) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="docker-archive"', connection: 'close' }).end();
    request.resume();
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


/***/ }),

/***/ 37687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ TransferMonitor)
/* harmony export */ });
/* harmony import */ var _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33991);
/* harmony import */ var _core_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86264);


/** Logs the progress of a transfer, and aborts its signal with `IDLE` if there is none for too long. */
class TransferMonitor {
    #timeout;
    #progress;
    /** `what` names the transfer in an error, `title` in the log; `idleTimeout` is milliseconds, 0 for no limit. */
    constructor(what, title, idleTimeout, log, signal) {
        this.#timeout = new _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_0__/* .IdleTimeout */ .w(what, idleTimeout, signal);
        this.#progress = new _core_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .Progress */ .k(log, title);
    }
    get signal() {
        return this.#timeout.signal;
    }
    /** Bytes transferred so far. */
    get bytes() {
        return this.#progress.bytes;
    }
    /** Reports a sign of life without bytes. */
    touch = () => this.#timeout.touch();
    /** Reports transferred bytes. */
    add = (bytes) => {
        this.#progress.add(bytes);
        this.#timeout.touch();
    };
    /** Does the work; if the signal ended it, throws the signal's reason. */
    run(work) {
        return this.#timeout.run(work);
    }
    [Symbol.dispose]() {
        this.#progress[Symbol.dispose]();
        this.#timeout[Symbol.dispose]();
    }
}


/***/ }),

/***/ 86264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Progress)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25888);

// Milliseconds: often enough to show progress, rarely enough to keep the log readable.
const interval = 5000;
/** Logs the progress of a transfer every few seconds; nothing when it ends before that. */
class Progress {
    #timer;
    #started = performance.now();
    #bytes = 0;
    /** `total` is in bytes, if known. */
    constructor(log, what, total) {
        this.#timer = setInterval(() => log.info(this.#line(what, total)), interval).unref();
    }
    /** Counts transferred bytes. */
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

/***/ 56825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readSegments)
/* harmony export */ });
/* harmony import */ var _file_range_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1865);
/* harmony import */ var _tap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10990);


/** The bytes of all segments in order. */
async function* readSegments(segments, { transform = bytes => bytes, read } = {}) {
    for await (const segment of segments) {
        if (Buffer.isBuffer(segment)) {
            yield segment;
            continue;
        }
        const bytes = read?.(segment.offset, segment.size) ?? (0,_file_range_js__WEBPACK_IMPORTED_MODULE_0__/* .readFileRange */ .q)(segment);
        yield* transform((0,_tap_js__WEBPACK_IMPORTED_MODULE_1__/* .tap */ .M)(chunk => segment.onBytes?.(chunk))(bytes));
    }
}


/***/ }),

/***/ 10990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ tap)
/* harmony export */ });
/** A stage for `pipeline` that passes every chunk on unchanged, after `onChunk` has seen it. */
function tap(onChunk) {
    return async function* (chunks) {
        for await (const chunk of chunks) {
            onChunk(chunk);
            yield chunk;
        }
    };
}


/***/ }),

/***/ 53577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readJsonStream)
/* harmony export */ });
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46193);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67429);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2965);




// Characters. A message holds one progress line or one BuildKit status; anything longer does not come from an engine.
const longestLine = 64 * 1024 * 1024;
/**
 * Reads newline-delimited JSON messages to the end, whatever the chunking. A reported error is thrown as
 * `EngineStreamError` after the last message, because engines explain it in those that follow. Throws `ENGINE_STREAM`
 * for text that is not JSON.
 */
async function* readJsonStream(source) {
    let failure;
    for await (const line of readLines(source)) {
        const message = parseMessage(line);
        failure ??= failureOf(message);
        yield message;
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
        if (rest.length > longestLine)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ENGINE_STREAM', 'the engine sent a line without an end');
        yield* lines.map(line => line.trim()).filter(line => line !== '');
    }
    rest = (rest + decoder.end()).trim();
    if (rest !== '')
        yield rest;
}
function parseMessage(line) {
    try {
        const value = JSON.parse(line);
        if (isMessage(value))
            return value;
    }
    catch {
        // Falls through: the error shows the text itself.
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ENGINE_STREAM', `the engine sent something other than a JSON message: ${line.slice(0, 200)}`);
}
function isMessage(value) {
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(value, []))
        return false;
    const { stream, status, id, error, errorDetail, progressDetail } = value;
    const isOf = (each, isValid) => each === undefined || isValid(each);
    const isDetail = (detail) => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(detail, []) && isOf(detail['message'], _core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH);
    return ([stream, status, id, error].every(each => isOf(each, _core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH)) &&
        isOf(errorDetail, isDetail) &&
        isOf(progressDetail, each => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(each, [])));
}
function failureOf({ error, errorDetail }) {
    const message = errorDetail?.message ?? error;
    return message === undefined ? undefined : new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EngineStreamError */ .$k(message.trim(), errorDetail?.code);
}


/***/ }),

/***/ 48089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ openPush),
/* harmony export */   Q_: () => (/* binding */ openPull),
/* harmony export */   TZ: () => (/* binding */ openLoad),
/* harmony export */   Vb: () => (/* binding */ openBuild),
/* harmony export */   cd: () => (/* binding */ openSave)
/* harmony export */ });
const tarHeaders = { 'Content-Type': 'application/x-tar' };
/** Starts a build from a context tar; the answer is read by `readJsonStream`. */
function openBuild(engine, context, query, registries, signal) {
    const headers = { ...tarHeaders, 'X-Registry-Config': encodeHeader(registries) };
    return engine.open({ method: 'POST', path: '/build', query, headers, body: context }, signal);
}
/** Starts a pull; the answer is read by `readJsonStream`. */
function openPull(engine, query, auth, signal) {
    const headers = auth && { 'X-Registry-Auth': encodeHeader(auth) };
    return engine.open({ method: 'POST', path: '/images/create', query, headers }, signal);
}
/** Starts a push; the answer is read by `readJsonStream`. Engines before 23 refuse one without credentials, even empty ones. */
function openPush(engine, { repository, tag, platform }, auth, signal) {
    const headers = { 'X-Registry-Auth': encodeHeader(auth ?? {}) };
    const query = { tag, platform };
    return engine.open({ method: 'POST', path: `/images/${repository}/push`, query, headers }, signal);
}
/** Saves an image as the tar of `docker save`; engines before 28 choose the platform themselves. */
function openSave(engine, reference, platform, signal) {
    const query = { names: reference, platform: engine.speaks('1.48') ? platform : undefined };
    return engine.open({ method: 'GET', path: '/images/get', query }, signal);
}
/** Starts the load of a tar; the answer is read by `readJsonStream`. */
function openLoad(engine, tar, signal) {
    return engine.open({ method: 'POST', path: '/images/load', headers: tarHeaders, body: tar }, signal);
}
// Engines before 23 want the padding that Node's own base64url leaves out.
function encodeHeader(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
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

/***/ 72944:
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
