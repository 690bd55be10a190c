export const id = 849;
export const ids = [849];
export const modules = {

/***/ 92514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ passArchive)
});

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./lib/pack/packing.js + 1 modules
var packing = __webpack_require__(18166);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/export/documents.js
var documents = __webpack_require__(75380);
// EXTERNAL MODULE: ./lib/export/member.js
var export_member = __webpack_require__(80066);
// EXTERNAL MODULE: ./lib/export/member-look.js
var member_look = __webpack_require__(56492);
// EXTERNAL MODULE: ./lib/export/route.js
var route = __webpack_require__(82415);
;// CONCATENATED MODULE: ./lib/export/copy.js










// Bytes of all documents together.
const documentsLimit = 64 * 1024 * 1024;
/** Copies one member into another tar and tells what it was; throws `ARCHIVE_INVALID` where it may not be in an archive. */
async function copyMember(entry, copy) {
    const { name, type, linkname, size } = entry.header;
    const path = safePath(name);
    if (type === 'symlink')
        return copyLink(entry, copy, path, safeLink(path, linkname));
    if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
        throw (0,export_member/* invalidArchive */.mD)(`holds ${name}, a ${type}`);
    }
    if (path === 'index.json' && size <= plan_form/* documentLimit */.NL && !copy.route)
        return copyIndex(entry, copy, path);
    const unpackedSize = copy.route?.unpack?.get(path);
    const look = new member_look/* MemberLook */._({
        keeps: start => type !== 'directory' && keeps(path, size, start, copy),
        allowance: copy.allowance,
        signal: copy.signal,
        onPacking: packing => {
            if (packing === 'zstd' && copy.route?.unpack?.has(path) === false)
                throw new route/* SizeNeeded */.z(path);
        },
    });
    await send(entry, look, copy, { ...plainHeader(entry.header, path), size: unpackedSize ?? size }, path);
    return { name: path, size, ...(await look.finish()) };
}
// Many small layers must not crowd out the documents.
function keeps(path, size, start, { held }) {
    if (size > plan_form/* documentLimit */.NL || (0,documents/* isDocument */.w)(path))
        return size <= plan_form/* documentLimit */.NL;
    if (held.bytes + size > documentsLimit || !/^\s*[[{]/.test(start.toString('latin1', 0, 64)))
        return false;
    held.bytes += size;
    return true;
}
async function send(entry, look, copy, header, path) {
    const { tar, route, signal } = copy;
    const pass = (chunks) => look.pass(chunks);
    if (route?.leavesOut(path))
        return (0,promises_.pipeline)(entry, pass, drain, { signal });
    if (route?.unpack?.get(path) === undefined)
        return (0,promises_.pipeline)(entry, pass, sinkOf(tar, header), { signal });
    return (0,promises_.pipeline)(entry, pass, (0,packing/* unpacker */.KQ)('zstd'), sinkOf(tar, header), { signal });
}
async function drain(chunks) {
    const iterator = chunks[Symbol.asyncIterator]();
    while ((await iterator.next()).done !== true)
        ;
}
async function copyIndex(entry, { tar }, path) {
    const content = tidyIndex(await (0,consumers_.buffer)(entry));
    tar.entry({ ...plainHeader(entry.header, path), size: content.length }, content);
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
    return { name: path, size: content.length, sha256, packing: 'none', content };
}
// The containerd store notes in the index to which registries it ever pushed an image: that is no part of the image,
// changes with the next push, and may name hosts that are nobody's business.
function tidyIndex(index) {
    const text = index.toString('utf8');
    if (!text.includes('containerd.io/distribution.source.'))
        return index;
    const keep = (key, value) => key.startsWith('containerd.io/distribution.source.') ? undefined : value;
    return Buffer.from(JSON.stringify(JSON.parse(text, keep)));
}
// tar-stream is built on streamx, whose writables work in a pipeline but are not typed as Node's.
function sinkOf(tar, header) {
    return tar.entry(header);
}
function copyLink(entry, { tar, route }, path, target) {
    entry.resume();
    if (!route?.leavesOut(path))
        tar.entry(plainHeader(entry.header, path)).end(undefined);
    return { name: path, size: 0, sha256: '', packing: 'none', link: target };
}
// Same bytes for the same image: no owner, no save time; the names and modes are the engine's own, but for detours.
function plainHeader(header, name) {
    return { ...header, name, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}
// What stands behind a NUL is not read by engines.
const unreadable = /[\\\u0000-\u001f\u007f]/;
function safePath(name) {
    if (unreadable.test(name)) {
        throw (0,export_member/* invalidArchive */.mD)(`holds ${JSON.stringify(name)}, a path with control characters or backslashes`);
    }
    const path = external_node_path_.posix.normalize(name).replace(/\/$/, '');
    if (path.startsWith('/') || path === '..' || path.startsWith('../')) {
        throw (0,export_member/* invalidArchive */.mD)(`holds ${JSON.stringify(name)}, a path out of the archive`);
    }
    return path;
}
function safeLink(path, target) {
    if (target.startsWith('/'))
        throw (0,export_member/* invalidArchive */.mD)(`holds ${path}, a link to ${target}, out of the archive`);
    return safePath(external_node_path_.posix.join(external_node_path_.posix.dirname(path), target));
}

// EXTERNAL MODULE: ./lib/export/members.js + 1 modules
var export_members = __webpack_require__(54492);
// EXTERNAL MODULE: ./lib/export/passing.js
var passing = __webpack_require__(3549);
// EXTERNAL MODULE: ./lib/export/unpacking.js
var unpacking = __webpack_require__(92432);
;// CONCATENATED MODULE: ./lib/export/archive.js








// An image has no more than 127 layers.
const mostMembers = 10_000;
/**
 * Lets the tar of `docker save` pass: members are hashed, the headers made the same for each save of one image
 * (newer engines write the time of the save), and at the end everything the manifest names is proved to be there.
 * On a `route` its members are changed as well. The tar ends only when all is proved: a broken one is destroyed.
 */
function passArchive(source, signal, onBytes = () => undefined, route) {
    const allowance = route && new unpacking/* Allowance */.b9(route.limit);
    const fill = (tar, members) => copyMembers(source, members, { tar, route, allowance, held: { bytes: 0 }, signal });
    return (0,passing/* passTar */.H)({ fill, explain: error => explainBroken(error, signal), onBytes, signal });
}
async function copyMembers(source, members, copy) {
    const { tar, signal } = copy;
    const reader = (0,tar_stream.extract)();
    const reading = (0,promises_.pipeline)(source, reader, { signal });
    const copying = (async () => {
        for await (const entry of reader) {
            const member = await copyMember(entry, copy);
            if (members.has(member.name))
                throw (0,export_member/* invalidArchive */.mD)(`holds ${member.name} twice`);
            if (members.size === mostMembers)
                throw (0,export_member/* invalidArchive */.mD)(`holds more than ${mostMembers} members`);
            members.set(member.name, member);
        }
    })();
    await Promise.all([reading, copying]);
    const facts = (0,export_members/* judgeMembers */.l)(members);
    await archive_close(tar, copy.route?.closing(facts, members) ?? []);
    return facts;
}
async function archive_close(tar, closing) {
    for (const { name, content } of closing) {
        await new Promise((resolve, reject) => {
            tar.entry({ name, mtime: new Date(0) }, content, error => (error ? reject(error) : resolve()));
        });
    }
    tar.finalize();
}
function explainBroken(error, signal) {
    if (signal.aborted)
        return signal.reason;
    const message = error instanceof Error ? error.message : '';
    if ((0,packing/* isUnpackError */.TE)(error) || /Unexpected end of data|Invalid (tar )?header|Header exceeds max size/.test(message))
        return (0,export_member/* invalidArchive */.mD)(`is cut short or no tar: ${message}`, error);
    // Documents of a stranger are read as if they had the form they should have.
    if (error instanceof TypeError)
        return (0,export_member/* invalidArchive */.mD)(`has documents in a form that is none: ${message}`, error);
    return error;
}


/***/ }),

/***/ 61666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readConfig),
/* harmony export */   t: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36885);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80066);


const texts = ['created', 'os', 'architecture', 'variant'];
/** Reads an image's configuration; throws `ARCHIVE_INVALID` when it is none. */
function readConfig(member) {
    const config = (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(member);
    if (isConfig(config))
        return config;
    throw (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidArchive */ .mD)(`holds ${member.name}, which is no image configuration`);
}
/** The platform an image is for. */
function platformOf({ os, architecture, variant }) {
    return { os: os ?? '', architecture: architecture ?? '', ...(variant && { variant }) };
}
function isConfig(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, [...texts, 'config', 'rootfs']))
        return false;
    const { rootfs, config } = value;
    const isLabelled = (labelled) => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(labelled, ['Labels']) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(labelled['Labels'], _plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isTextMap */ .kn);
    return (texts.every(field => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(value[field], _plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(config, isLabelled) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(rootfs, ['diff_ids']) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(rootfs['diff_ids'], ids => Array.isArray(ids) && ids.every(_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)));
}


/***/ }),

/***/ 75380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ writeDocuments),
/* harmony export */   w: () => (/* binding */ isDocument)
/* harmony export */ });
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80066);
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36885);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8786);
/* harmony import */ var _oci_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4771);




const documents = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories']);
/** Whether a member is one of those that name the images of an archive. */
function isDocument(path) {
    return documents.has(path);
}
/**
 * The documents of an archive written anew: of one image, whatever they were before, and with these names alone. An
 * engine gets none, so that nothing can be seen under a name before it is tagged. Throws `ARCHIVE_INVALID` when manifest.json and
 * index.json lead to different images, for then it would depend on the engine which one is loaded.
 */
function writeDocuments(facts, members, names = []) {
    const { configPath, layers } = facts;
    const tags = names.length > 0 ? names : null;
    const manifest = [{ Config: configPath, RepoTags: tags, Layers: layers.map(({ path }) => path) }];
    return [...writeIndex(facts, members, names), { name: 'manifest.json', content: JSON.stringify(manifest) }];
}
function writeIndex({ manifestDigest, indexDigest }, members, names) {
    const layout = members.get('oci-layout')?.content;
    if (!layout || !members.has('index.json'))
        return [];
    const top = (0,_oci_js__WEBPACK_IMPORTED_MODULE_2__/* .readIndex */ .vY)(members).find(({ digest }) => digest === (indexDigest ?? manifestDigest));
    if (!top)
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidArchive */ .mD)('names another image in index.json than in manifest.json');
    const images = (0,_oci_js__WEBPACK_IMPORTED_MODULE_2__/* .readOciImages */ .qc)(members).filter(image => image.top.digest === top.digest);
    const chosen = images.find(image => image.manifestDigest === manifestDigest);
    // Of several images the engine would choose one by platforms that nobody has proved.
    const several = new Set(images.map(image => image.manifestDigest)).size > 1;
    const content = JSON.stringify({
        schemaVersion: 2,
        manifests: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .nameDescriptor */ .v)(withoutNames(several && chosen ? chosen.manifest : top), names),
    });
    return [
        { name: 'oci-layout', content: layout.toString('utf8') },
        { name: 'index.json', content },
    ];
}
function withoutNames({ mediaType, digest, size, platform, annotations }) {
    const texts = Object.entries(platform ?? {}).filter(([, value]) => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH)(value));
    const kept = Object.entries(annotations ?? {}).filter(([key]) => !/^(io\.containerd\.|containerd\.io\/distribution\.source\.|org\.opencontainers\.image\.ref\.name$)/.test(key));
    return {
        ...(mediaType && { mediaType }),
        digest,
        ...(size !== undefined && { size }),
        ...(texts.length > 0 && { platform: Object.fromEntries(texts) }),
        ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
    };
}


/***/ }),

/***/ 56492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ MemberLook)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _pack_packing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18166);
/* harmony import */ var _unpacking_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92432);



/** Looks at a member's bytes as they pass. */
class MemberLook {
    #rules;
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #kept;
    #begun = false;
    #start = Buffer.alloc(0);
    #packing;
    #unpacking;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Passes the bytes on unchanged. */
    async *pass(chunks) {
        for await (const chunk of chunks) {
            this.#hash.update(chunk);
            this.#keep(chunk);
            await this.#unpack(chunk);
            yield chunk;
        }
    }
    /** What was seen, when all has passed. */
    async finish() {
        const unpacked = await this.#unpacking?.end();
        const content = this.#kept && Buffer.concat(this.#kept);
        return {
            sha256: this.#hash.digest('hex'),
            packing: this.#packing ?? 'none',
            ...(unpacked && { unpacked }),
            ...(this.#unpacking && !unpacked && { broken: true }),
            ...(content && { content }),
        };
    }
    #keep(chunk) {
        if (!this.#begun && this.#rules.keeps(chunk))
            this.#kept = [];
        this.#begun = true;
        this.#kept?.push(chunk);
    }
    async #unpack(chunk) {
        if (this.#packing !== undefined)
            return this.#unpacking?.write(chunk);
        // The first chunk may be shorter than a magic number.
        this.#start = Buffer.concat([this.#start, chunk]);
        if (this.#start.length < _pack_packing_js__WEBPACK_IMPORTED_MODULE_1__/* .magicLength */ .Yn)
            return undefined;
        const { allowance, onPacking, signal } = this.#rules;
        this.#packing = (0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_1__/* .packingOf */ .bp)(this.#start);
        onPacking(this.#packing);
        if (this.#packing === 'none' || !allowance)
            return undefined;
        this.#unpacking = new _unpacking_js__WEBPACK_IMPORTED_MODULE_2__/* .Unpacking */ .hC(this.#packing, allowance, signal);
        return this.#unpacking.write(this.#start);
    }
}


/***/ }),

/***/ 80066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   mD: () => (/* binding */ invalidArchive),
/* harmony export */   nD: () => (/* binding */ blobPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36885);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);



/** The member at a path, through symbolic links; throws `ARCHIVE_INVALID` when there is none. */
function follow(members, path, what) {
    const seen = new Set();
    let member = members.get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path));
    while (member?.link !== undefined && !seen.has(member.name)) {
        seen.add(member.name);
        member = members.get(member.link);
    }
    // Engines have answered success with an archive that named everything and held nothing.
    if (!member || member.link !== undefined)
        throw invalidArchive(`lacks ${what}, ${path}`);
    return member;
}
/** The JSON a member holds; throws `ARCHIVE_INVALID` when it is none. */
function readJson(member) {
    if (member.size > _plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .documentLimit */ .NL) {
        throw invalidArchive(`holds ${member.name} of ${member.size} bytes, allowed: ${_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .documentLimit */ .NL}`);
    }
    try {
        return JSON.parse(member.content?.toString('utf8') ?? '');
    }
    catch (cause) {
        throw invalidArchive(`holds ${member.name}, which is no JSON object or list`, cause);
    }
}
/** The path of a blob in an OCI layout. */
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}
/** The error for an archive that is no archive of one image. */
function invalidArchive(what, cause) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}


/***/ }),

/***/ 54492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ judgeMembers)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/export/config.js
var export_config = __webpack_require__(61666);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/export/member.js
var member = __webpack_require__(80066);
// EXTERNAL MODULE: ./lib/export/oci.js
var oci = __webpack_require__(4771);
;// CONCATENATED MODULE: ./lib/export/manifest.js




/**
 * Finds the one image of an archive, in manifest.json or else in index.json; throws `ARCHIVE_INVALID` when there is not
 * one, `ARCHIVE_V1` when it is of a Docker that had neither.
 */
function readManifest(members) {
    if (members.has('manifest.json'))
        return readList(members);
    if (!members.has('index.json') && isVersion1(members))
        throw version1();
    return readLayout(members);
}
// Later archives have these files too, for older engines, but a manifest beside them.
function isVersion1(members) {
    return [...members.keys()].some(path => /^[0-9a-f]{64}\/(VERSION|json)$/.test(path));
}
function version1() {
    const message = 'the image archive is of a Docker before 1.10: its image has a random id (v1) that proves nothing, allowed: archives with manifest.json or index.json';
    const hint = 'Load it into an engine that still takes it, and save it again:\n  docker load -i FILE && docker save -o NEW IMAGE';
    return new errors/* ActionError */.l('ARCHIVE_V1', message, { hint });
}
function readList(members) {
    const list = (0,member/* readJson */.Vh)((0,member/* follow */.e6)(members, 'manifest.json', 'the manifest'));
    const entries = Array.isArray(list) ? list : [];
    const [entry] = entries;
    if (entries.length === 1 && isEntry(entry))
        return entry;
    if (entries.length < 2)
        throw (0,member/* invalidArchive */.mD)('describes no images in manifest.json, not one');
    throw (0,member/* invalidArchive */.mD)(`describes ${entries.length} images in manifest.json, not one${listed(entries.map(titleOf))}`);
}
function isEntry(value) {
    if (!(0,plan_form/* isRecord */.u4)(value, []))
        return false;
    const { Config, RepoTags, Layers } = value;
    return (0,plan_form/* isText */.KH)(Config) && (0,plan_form/* isOptional */.dK)(RepoTags, plan_form/* isTexts */.VP) && (0,plan_form/* isOptional */.dK)(Layers, plan_form/* isTexts */.VP);
}
function titleOf(entry) {
    if (!isEntry(entry))
        return 'one in no known form';
    return entry.RepoTags?.join(' and ') || entry.Config;
}
// Who made it chooses how many there are and how they are called.
const mostListed = 20;
function listed(titles) {
    const more = titles.length > mostListed ? [`${titles.length - mostListed} more`] : [];
    return `: ${[...titles.slice(0, mostListed).map(title => JSON.stringify(title.slice(0, 300))), ...more].join(', ')}`;
}
// An OCI layout as skopeo and buildx write it; an image that stands in it under several names is one.
function readLayout(members) {
    if ((0,oci/* readIndex */.vY)(members).length === 0)
        throw (0,member/* invalidArchive */.mD)('lacks the manifest, manifest.json or index.json');
    const images = (0,oci/* readOciImages */.qc)(members);
    const [image] = images;
    const different = new Map(images.map(each => [each.manifestDigest, each]));
    if (!image)
        throw (0,member/* invalidArchive */.mD)('holds 0 images by its index.json, not one');
    if (different.size !== 1) {
        const titles = [...different.values()].map(each => [...(0,oci/* readOciNames */.EM)(members, each), each.manifestDigest].join(' '));
        throw (0,member/* invalidArchive */.mD)(`holds ${different.size} images by its index.json, not one${listed(titles)}`);
    }
    const { configDigest, layers } = image;
    return {
        Config: (0,member/* blobPath */.nD)(configDigest),
        RepoTags: (0,oci/* readOciNames */.EM)(members, image),
        Layers: layers.map(member/* blobPath */.nD),
    };
}

// EXTERNAL MODULE: ./lib/export/settings.js
var settings = __webpack_require__(67161);
;// CONCATENATED MODULE: ./lib/export/members.js







/** Proves the members of a docker archive against each other; throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
function judgeMembers(members) {
    for (const member of members.values()) {
        checkBlobName(member);
        checkFolders(members, member.name);
    }
    const entry = readManifest(members);
    const configFile = (0,member/* follow */.e6)(members, entry.Config, 'the configuration');
    const configDigest = `sha256:${configFile.sha256}`;
    checkDigest(configFile.name, configFile.sha256, /([0-9a-f]{64})(?:\.json)?$/.exec(entry.Config)?.[1]);
    const config = (0,export_config/* readConfig */.X)(configFile);
    const layers = readLayers(members, entry, config);
    return {
        layout: layoutOf(members),
        configDigest,
        configPath: configFile.name,
        ...findIdentities(members, configDigest, layers),
        repoTags: entry.RepoTags ?? [],
        created: config.created ?? '',
        platform: (0,export_config/* platformOf */.t)(config),
        labels: config.config?.Labels ?? {},
        settings: (0,settings/* readSettings */.s)(config.config ?? {}),
        layers,
    };
}
function layoutOf(members) {
    if (!members.has('manifest.json'))
        return 'oci';
    return members.has('index.json') ? 'docker+oci' : 'docker';
}
function readLayers(members, entry, config) {
    const [paths, diffIds] = [entry.Layers ?? [], config.rootfs.diff_ids ?? []];
    if (diffIds.length !== paths.length) {
        throw (0,member/* invalidArchive */.mD)(`has ${paths.length} layers where its configuration has ${diffIds.length}`);
    }
    return paths.map((path, i) => {
        const layer = (0,member/* follow */.e6)(members, path, `layer ${i + 1}`);
        const diffId = diffIds[i] ?? '';
        checkLayer(layer, diffId.replace('sha256:', ''));
        return { digest: `sha256:${layer.sha256}`, size: layer.size, path: layer.name, diff_id: diffId };
    });
}
// The configuration has the digest of the unpacked layer; one that was not unpacked was checked against its own name.
function checkLayer(layer, diffId) {
    if (layer.broken)
        throw (0,member/* invalidArchive */.mD)(`is damaged: ${layer.name} is ${layer.packing} that cannot be unpacked`);
    if (layer.packing === 'none')
        checkDigest(layer.name, layer.sha256, diffId);
    else if (layer.unpacked)
        checkDigest(`${layer.name} unpacked`, layer.unpacked.sha256, diffId);
    else if (!blobDigest(layer.name))
        checkDigest(layer.name, layer.sha256, diffId);
}
function findIdentities(members, configDigest, layers) {
    const image = (0,oci/* readOciImages */.qc)(members).find(each => each.configDigest === configDigest);
    if (!image)
        return {};
    if (image.layers.join() !== layers.map(({ digest }) => digest).join()) {
        throw (0,member/* invalidArchive */.mD)(`has other layers by its index.json, in ${image.manifestDigest}, than by its manifest.json`);
    }
    const { manifestDigest, indexDigest } = image;
    const platforms = indexDigest === undefined ? [] : readPlatforms(members, indexDigest);
    return {
        manifestDigest,
        ...(indexDigest !== undefined && { indexDigest }),
        ...(platforms.length > 1 && { platforms }),
    };
}
// An image whose configuration is not here is only named.
function readPlatforms(members, indexDigest) {
    const images = (0,oci/* readOciImages */.qc)(members).filter(image => image.indexDigest === indexDigest);
    const configs = new Set(images.map(({ configDigest }) => members.get((0,member/* blobPath */.nD)(configDigest))));
    return [...configs].flatMap(config => (config?.content ? [(0,export_config/* platformOf */.t)((0,export_config/* readConfig */.X)(config))] : []));
}
// What stands behind a linked folder would be another file for the engine than for us.
function checkFolders(members, name) {
    for (let folder = external_node_path_.posix.dirname(name); folder !== '.'; folder = external_node_path_.posix.dirname(folder)) {
        if (members.get(folder)?.link !== undefined)
            throw (0,member/* invalidArchive */.mD)(`holds ${name} behind ${folder}, a link`);
    }
}
function checkBlobName(member) {
    const named = blobDigest(member.name);
    if (named !== undefined && member.link === undefined)
        checkDigest(member.name, member.sha256, named);
}
function blobDigest(name) {
    return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
}
function checkDigest(name, found, expected) {
    if (found === expected)
        return;
    const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
    throw new errors/* ActionError */.l('ARCHIVE_DIGEST', message);
}


/***/ }),

/***/ 8786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ nameDescriptor)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93698);

/** An entry of index.json under each of these names, as containerd reads them and as the specification has them; without any, the entry itself. */
function nameDescriptor(descriptor, names) {
    if (names.length === 0)
        return [descriptor];
    return names.map(name => ({
        ...descriptor,
        annotations: {
            ...descriptor.annotations,
            'io.containerd.image.name': fullName(name),
            'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
        },
    }));
}
function fullName(name) {
    const { host, path } = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(name) ?? { host: '', path: name };
    const tag = name.slice(name.lastIndexOf(':'));
    const official = host === 'docker.io' && !path.includes('/') ? 'library/' : '';
    return `${host}/${official}${path}${tag}`;
}


/***/ }),

/***/ 4771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ readOciNames),
/* harmony export */   qc: () => (/* binding */ readOciImages),
/* harmony export */   u0: () => (/* binding */ readDocument),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36885);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80066);


const fields = ['mediaType', 'digest', 'size', 'platform', 'annotations'];
/** The entries of index.json; none when there is no such file. */
function readIndex(members) {
    const index = members.get('index.json');
    return index ? (readDocument(index).manifests ?? []) : [];
}
/** The images that the index of an OCI layout leads to, as far as the archive holds them; attestations are none. */
function readOciImages(members) {
    return readIndex(members).flatMap(top => {
        const document = documentOf(members, top);
        if (!document?.manifests)
            return toImage(document, { top, manifest: top });
        return document.manifests.flatMap(each => toImage(documentOf(members, each), { top, manifest: each, indexDigest: top.digest }));
    });
}
/** The names an OCI layout gives an image: what containerd and buildx write, or the bare reference of the specification. */
function readOciNames(members, { top }) {
    const same = readIndex(members).filter(each => each.digest === top.digest);
    const names = same.map(({ annotations }) => annotations?.['io.containerd.image.name'] ?? annotations?.['org.opencontainers.image.ref.name']);
    return [...new Set(names.filter(name => name !== undefined))];
}
function documentOf(members, { digest }) {
    const blob = members.get((0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .blobPath */ .nD)(digest));
    return blob && readDocument(blob);
}
/** Reads an index or a manifest; throws `ARCHIVE_INVALID` when a blob is none. */
function readDocument(member) {
    const document = (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(member);
    if (isDocument(document))
        return document;
    throw (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidArchive */ .mD)(`holds ${member.name}, which is no index or manifest of an image`);
}
// Engines go by the media type, so a document that could be both would be another one to them.
function isDocument(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, ['config', 'layers', 'manifests']))
        return false;
    const { config, layers, manifests } = value;
    const isList = (list) => Array.isArray(list) && list.every(isDescriptor);
    if (manifests && (config || layers))
        return false;
    return (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(config, isDescriptor) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(layers, isList) && (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(manifests, isList);
}
function isDescriptor(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, fields))
        return false;
    const { mediaType, digest, platform, annotations } = value;
    return ((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(mediaType, _plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(annotations, _plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isTextMap */ .kn) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(platform, each => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(each, [])));
}
function toImage(document, where) {
    if (!document?.config)
        return [];
    const layers = document.layers ?? [];
    // An image with one such layer among others is still an image.
    if (layers.length > 0 && layers.every(({ mediaType }) => mediaType?.includes('in-toto')))
        return [];
    const { config } = document;
    const digests = layers.map(({ digest }) => digest);
    return [{ ...where, manifestDigest: where.manifest.digest, configDigest: config.digest, layers: digests }];
}


/***/ }),

/***/ 3549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ passTar),
/* harmony export */   r: () => (/* binding */ causeOf)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56118);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82415);





/** Makes a tar that can be read while it is written; a broken one is destroyed before its end. */
function passTar({ fill, explain, onBytes, signal }) {
    const tar = (0,tar_stream__WEBPACK_IMPORTED_MODULE_2__.pack)();
    const members = new Map();
    let tarSize = 0;
    const counted = new node_stream__WEBPACK_IMPORTED_MODULE_0__.Transform({
        transform(chunk, _encoding, done) {
            tarSize += chunk.length;
            onBytes(chunk.length);
            done(null, chunk);
        },
    });
    const passing = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(tar, counted, { signal });
    const filling = fill(tar, members).catch((error) => {
        tar.destroy(error);
        throw error;
    });
    const facts = Promise.all([filling, passing]).then(([found]) => found, (error) => {
        const explained = explain(error);
        counted.destroy(explained);
        throw explained;
    });
    // Whoever reads the tar sees the failure there; nobody has to ask for the facts of a broken one.
    facts.catch(() => undefined);
    return { tar: counted, facts, members, tarSize: () => tarSize };
}
/** What was wrong with an archive, where whoever read its tar saw only that it ended early; else what they saw. */
async function causeOf(passing, error) {
    passing.tar.destroy(error);
    const reason = await passing.facts.then(() => undefined, (broken) => broken);
    return reason instanceof _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l || reason instanceof _route_js__WEBPACK_IMPORTED_MODULE_4__/* .SizeNeeded */ .z ? reason : error;
}


/***/ }),

/***/ 82415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ SizeNeeded)
/* harmony export */ });
/** Thrown where a zstd member cannot go on before its unpacked size is known. */
class SizeNeeded extends Error {
    constructor(path) {
        super(`${path} is compressed by zstd, which this engine cannot unpack`);
        this.name = 'SizeNeeded';
    }
}


/***/ }),

/***/ 35849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checkImage),
/* harmony export */   w: () => (/* binding */ verifyArchive)
/* harmony export */ });
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92514);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54137);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21308);





/** Reads a whole archive file and proves that it holds the image its name says; throws `ARCHIVE_*` or `ZIP_*`. */
async function verifyArchive(path, archive, signal) {
    const tar = await (0,_open_js__WEBPACK_IMPORTED_MODULE_3__/* .openTar */ .O8)(path, { limit: _open_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultSizeLimit */ .OP, signal });
    const passing = (0,_archive_js__WEBPACK_IMPORTED_MODULE_1__/* .passArchive */ .U)(tar, signal);
    passing.tar.on('error', () => undefined).resume();
    const facts = await passing.facts;
    checkImage(path, facts, archive.imageid);
    return { facts, tarSize: passing.tarSize() };
}
/** Throws `ARCHIVE_OTHER` when an archive holds another image than one whose digest begins with these hex digits. */
function checkImage(path, facts, imageid) {
    const { configDigest } = facts;
    if ([configDigest, (0,_metadata_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(facts)].some(digest => digest.startsWith(`sha256:${imageid}`)))
        return;
    const found = imageid.length > 12 ? configDigest : (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_4__/* .shortId */ .m_)(configDigest);
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('ARCHIVE_OTHER', `${path} holds image ${found}, not ${imageid}`);
}


/***/ })

};
