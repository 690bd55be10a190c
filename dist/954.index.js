export const id = 954;
export const ids = [954];
export const modules = {

/***/ 4069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ readCheckRequest),
  t: () => (/* binding */ readVerifyRequest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/core/command-line.js
// A word is a sequence of quoted, escaped and plain pieces. Inside "…" a backslash escapes only what it escapes in a shell.
const word = /(?:'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|[^\s'"\\])+/g;
const piece = /'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])|([^'"\\]+)/g;
/** Splits a command line into words as a POSIX shell does, without any expansion; undefined when a quote is not closed. */
function splitCommandLine(text) {
    if (text.replace(word, '').trim() !== '')
        return undefined;
    return [...text.matchAll(word)].map(([found]) => found.replace(piece, (_, single, double, escaped, plain) => single ?? double?.replace(/\\([$`"\\\n])/g, '$1') ?? escaped ?? plain ?? ''));
}

;// CONCATENATED MODULE: ./lib/actions/archive/inputs/checks.js


/** Reads what is to be checked; rejects checks of the image where the step brings it into no engine. */
function readCheckRequest(read, source, existing) {
    rejectImageless(read, source, existing);
    return {
        numericUser: read.flag('require-numeric-user'),
        required: readPaths(read, 'required-files'),
        forbidden: readPaths(read, 'forbidden-files'),
        extract: readExtractions(read),
        run: readRun(read),
        verify: readVerify(read),
    };
}
const runInputs = ['run-command', 'run-args', 'run-expect-exit-code', 'run-expect-output'];
const waitInputs = ['wait-for-port', 'wait-for-http'];
function rejectImageless(read, source, existing) {
    const imageless = findImageless(source, existing);
    if (!imageless)
        return;
    const [because, instead] = imageless;
    const asked = [...runInputs, ...waitInputs, 'required-files', 'forbidden-files', 'extract'];
    for (const input of asked.filter(name => read.text(name) !== '')) {
        read.reject(input, read.text(input), `nothing, because ${because}`, instead);
    }
    if (/^true$/i.test(read.text('require-numeric-user'))) {
        read.reject('require-numeric-user', 'true', `false, because ${because}`, instead);
    }
}
function findImageless(source, existing) {
    if (source === 'registry' || source === 'archive') {
        return [
            `source: ${source} brings the image into no engine`,
            source === 'registry' ? 'source: pull' : 'source: local',
        ];
    }
    if (existing !== 'reuse')
        return undefined;
    return ['existing: reuse takes an archive without bringing its image into an engine', 'existing: rebuild'];
}
function readRun(read) {
    const [runTimeout, waitTimeout] = [readSeconds(read, 'run-timeout'), readSeconds(read, 'wait-timeout')];
    if ([...runInputs, ...waitInputs].every(name => read.text(name) === ''))
        return undefined;
    const words = splitCommandLine(read.text('run-command'));
    if (!words) {
        const allowed = 'words with every quote closed';
        read.reject('run-command', read.text('run-command'), allowed, "run-command: sh -c 'exit 0'");
    }
    const wait = readWait(read);
    const exitCode = read.text('run-expect-exit-code');
    if (wait && exitCode !== '') {
        const allowed = 'nothing together with wait-for-port or wait-for-http: a container that serves does not end';
        read.reject('run-expect-exit-code', exitCode, allowed, 'run-expect-output: listening');
    }
    const output = read.pattern('run-expect-output');
    return {
        command: [...(words ?? []), ...read.lines('run-args')],
        exitCode: exitCode === '' ? 0 : read.integer('run-expect-exit-code', 0, 255),
        // `^` and `$` match at every line, because the output of a program ends with a newline.
        output: output && new RegExp(output, 'm'),
        timeout: wait ? waitTimeout : runTimeout,
        wait,
    };
}
function readWait(read) {
    const port = read.text('wait-for-port') === '' ? undefined : read.integer('wait-for-port', 1, 65_535);
    const http = readHttp(read, port);
    return port === undefined && !http ? undefined : { port, http };
}
function readHttp(read, port) {
    const text = read.text('wait-for-http');
    if (text === '')
        return undefined;
    const [, own, path = ''] = /^(?::(\d{1,5}))?(\/[\x21-\x7e]*)$/.exec(text) ?? [];
    const used = own === undefined ? port : Number(own);
    if (path !== '' && used !== undefined && used > 0 && used < 65_536)
        return { port: used, path };
    const allowed = 'a path after a port from 1 to 65535; the path alone together with wait-for-port';
    read.reject('wait-for-http', text, allowed, 'wait-for-http: :8080/health');
    return { port: 1, path };
}
function readVerify(read) {
    const verify = readVerifyRequest(read);
    return verify.command === '' ? undefined : verify;
}
/** Reads the command that verifies an archive; it is empty when none is given. */
function readVerifyRequest(read) {
    return { command: read.text('verify-command'), timeout: readSeconds(read, 'verify-timeout') };
}
function readSeconds(read, input) {
    return read.integer(input, 1, 86_400) * 1000;
}
// An engine puts these into every container, so they say nothing about the image.
const enginesOwn = /^\/(\.dockerenv|etc(\/(hostname|hosts|mtab|resolv\.conf))?|(dev|proc|sys)(\/.*)?)?$/;
function readPaths(read, input) {
    return read.lines(input).map(line => {
        const example = `${input}: /app/server`;
        const path = acceptPath(read, input, line, line, example);
        if (/[*?[]/.test(line))
            read.reject(input, line, 'a path without *, ? and [', example);
        else if (enginesOwn.test(path))
            read.reject(input, line, 'a path that not every container has', example);
        return path;
    });
}
function readExtractions(read) {
    const example = 'extract: /app/report => out/report';
    return read.lines('extract').flatMap(line => {
        const [, from = '', to = ''] = /^(.*?\S)\s+=>\s+(.*)$/.exec(line) ?? [];
        if (from === '') {
            read.reject('extract', line, '`image path => path in the workspace`, one per line', example);
            return [];
        }
        const path = acceptPath(read, 'extract', line, from, example);
        if (path === '/')
            read.reject('extract', line, 'a path below /', example);
        if (to.split(/[\\/]/).includes('..'))
            read.reject('extract', line, 'a path in the workspace, without ..', example);
        return [{ from: path, to }];
    });
}
function acceptPath(read, input, line, path, example) {
    if (!path.startsWith('/') || path.split('/').includes('..')) {
        read.reject(input, line, 'an absolute path in the image, without ..', example);
    }
    return external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, '');
}


/***/ }),

/***/ 65155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readStorageRequest)
/* harmony export */ });
/* harmony import */ var _archive_compress_codec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45693);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _shared_glob_input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16118);



/** Reads how archives are packed, where they are stored, and which older ones are pruned. */
function readStorageRequest(read) {
    const retentionDays = read.integer('retention-days', 0, 400);
    const ofDirty = read.text('dirty-retention-days');
    const format = read.oneOf('archive-format', _image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveFormats */ .Tc);
    return {
        format,
        ...readCompression(read, format),
        uploadArtifact: read.flag('upload-artifact'),
        artifactError: read.oneOf('artifact-error', ['fail', 'warn']),
        retentionDays,
        dirtyRetentionDays: ofDirty ? read.integer('dirty-retention-days', 0, 400) : retentionDays,
        cache: read.flag('cache'),
        ...readPrune(read),
    };
}
function readCompression(read, format) {
    const compression = read.oneOf('compression', _archive_compress_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .layerCodecs */ .ff);
    if (format === 'tzst' && compression !== 'zstd')
        read.reject('compression', compression, 'zstd, because archive-format is tzst', 'archive-format: zip');
    const { most, usual } = _archive_compress_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .codecLevels */ .WL[compression];
    const level = read.text('compression-level') ? read.integer('compression-level', 0, most) : usual;
    return { compression, level };
}
function readPrune(read) {
    const prune = read.oneOf('prune', ['none', 'dirty', 'all']);
    const keep = read.integer('keep', 0, Number.MAX_SAFE_INTEGER);
    const keepVersions = read.lines('keep-versions');
    for (const pattern of keepVersions)
        (0,_shared_glob_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readGlob */ .p)(read, 'keep-versions', pattern);
    if (prune === 'none' && keep > 0)
        read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
    if (prune === 'none' && keepVersions.length > 0) {
        read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
    }
    return { prune, keep, keepVersions };
}


/***/ }),

/***/ 76783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ planArchive)
/* harmony export */ });
/* harmony import */ var _image_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42189);
/* harmony import */ var _publish_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49401);


/** Decides what a request comes to. */
function planArchive(request) {
    const verdict = (0,_image_version_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeVersion */ .uM)(request.version, request.dirtyPattern);
    const tag = (0,_image_version_js__WEBPACK_IMPORTED_MODULE_1__/* .toTag */ .yQ)(request.version);
    return {
        verdict,
        tag,
        reference: `${request.image.repository}:${tag}`,
        ...choosePullPolicy(request.pull.policy, verdict.dirty),
        retentionDays: verdict.dirty ? request.dirtyRetentionDays : request.retentionDays,
        gate: decideGate(request, verdict),
        publish: (0,_publish_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planPublish */ .N)(request, verdict, tag),
    };
}
function choosePullPolicy(asked, dirty) {
    if (asked)
        return { pullPolicy: asked, pullBecause: `pull-policy is ${asked}` };
    if (dirty)
        return { pullPolicy: 'always', pullBecause: 'a dirty version may have moved' };
    return { pullPolicy: 'missing', pullBecause: 'a clean version does not move' };
}
function decideGate({ dirtyPolicy, allowDirty }, { dirty, because }) {
    if (!dirty || dirtyPolicy === 'allow')
        return { kind: 'open' };
    if (dirtyPolicy === 'warn')
        return { kind: 'warn', because: `version is dirty: ${because}` };
    if (allowDirty)
        return { kind: 'warn', because: `version is dirty, allowed by allow-dirty: ${because}` };
    return { kind: 'refuse', because: `dirty-policy is fail and the version is dirty: ${because}` };
}


/***/ }),

/***/ 49401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ describePublish),
/* harmony export */   N: () => (/* binding */ planPublish)
/* harmony export */ });
/* harmony import */ var _image_latest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5510);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68424);


/** Decides names, `latest`, and whether a dirty version may be published. */
function planPublish(request, verdict, tag) {
    const { host, path, repository } = request.image;
    const own = { host, path, repository, tag };
    const latest = planLatest(request, verdict, tag);
    const moved = latest.kind === 'yes' ? [{ ...own, tag: 'latest' }] : [];
    const names = new Map([own, ...request.publish.tags, ...moved].map(each => [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(each), each]));
    return { names: [...names.values()], latest, gate: decidePublishGate(request, verdict) };
}
function planLatest({ publish, image, version }, verdict, tag) {
    const { push, tagLatest, tags } = publish;
    if (tagLatest === 'false')
        return { kind: 'no', because: 'tag-latest is false' };
    if (tag === 'latest')
        return { kind: 'no', because: 'it is the tag of the version already' };
    if (tagLatest === 'true')
        return { kind: 'yes', because: 'tag-latest is true' };
    if (!push)
        return { kind: 'no', because: 'nothing is pushed' };
    if (tags.some(each => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(each) === `${image.repository}:latest`)) {
        return { kind: 'no', because: 'tags names it already' };
    }
    if (verdict.dirty)
        return { kind: 'no', because: `the version is dirty: ${verdict.because}` };
    if (!(0,_image_latest_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainVersion */ .$)(version)) {
        return { kind: 'no', because: `${version} is not a plain version such as 1.4.0, so its order is uncertain` };
    }
    return { kind: 'ask', because: `only when ${version} is the highest clean version in the registry` };
}
function decidePublishGate({ publish, allowDirty }, { dirty, because }) {
    const asked = [
        publish.push && 'push',
        publish.release !== '' && 'release',
        publish.tagLatest === 'true' && 'tag-latest',
    ].filter(each => each !== false);
    if (!dirty || asked.length === 0)
        return { kind: 'open' };
    const what = asked.join(' and ');
    if (allowDirty)
        return { kind: 'warn', because: `${what} of a dirty version, allowed by allow-dirty: ${because}` };
    return { kind: 'refuse', because: `${what} is only for clean versions, and this one is dirty: ${because}` };
}
/** What a run would publish, one sentence each; empty when nothing is asked for. */
function describePublish({ publish }, { names, latest }) {
    const { push, tagLatest, release, removeImage } = publish;
    const written = names.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH).join(', ');
    const asksLatest = push || tagLatest === 'true';
    const move = { yes: 'move', no: 'not move', ask: 'perhaps move' }[latest.kind];
    return [
        names.length > 1 && `tag the image ${written}`,
        push && `push ${written}, and prove that each registry has the archived image`,
        asksLatest && `${move} latest: ${latest.because}`,
        release !== '' && `attach the archive to the release ${release}`,
        removeImage !== 'none' && `remove ${removeImage === 'tag' ? written : 'the image'} from the engine`,
    ].filter(each => each !== false);
}


/***/ }),

/***/ 66594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ decidePull),
/* harmony export */   SW: () => (/* binding */ pullPolicies),
/* harmony export */   vR: () => (/* binding */ compareDigests)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88758);

const pullPolicies = ['always', 'missing', 'newer', 'never'];
/** Decides by what the engine has; `local` is undefined when the engine answered that it does not have the image. */
function decidePull(query, local) {
    const { policy, reference } = query;
    if (policy === 'always')
        return { kind: 'pull', because: 'whatever the engine has' };
    const reason = findReason(query, local);
    if (reason !== undefined)
        return { kind: policy === 'never' ? 'forbid' : 'pull', because: reason };
    const present = `${reference} is in the engine`;
    if (policy !== 'newer')
        return { kind: 'keep', because: present };
    // A name with a digest always means the same image.
    if (reference.includes('@'))
        return { kind: 'keep', because: `${present}, by its digest` };
    return { kind: 'compare', because: present };
}
/** Decides between the engine's image and the one that its registry has now. */
function compareDigests(reference, local, registryDigest) {
    const repository = reference.slice(0, reference.lastIndexOf(':'));
    const own = local.digests.flatMap(each => (each.startsWith(`${repository}@`) ? (each.split('@')[1] ?? []) : []));
    if (own.includes(registryDigest))
        return { kind: 'keep', because: `engine and registry have ${registryDigest}` };
    const has = own.length > 0 ? own.join(', ') : 'an image without registry digest';
    return { kind: 'pull', because: `the registry has ${registryDigest}, the engine ${has}` };
}
/** Why the engine's image cannot be used; undefined when it can. */
function findReason({ reference, platform }, local) {
    if (!local)
        return `${reference} is not in the engine`;
    if (!platform || (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(local.platform, platform))
        return undefined;
    return `${reference} is in the engine for ${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(local.platform)}, not for ${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform)}`;
}


/***/ }),

/***/ 46496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ archiveHeld),
  K: () => (/* binding */ runArchive)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/docker/held-images.js
var held_images = __webpack_require__(40280);
// EXTERNAL MODULE: ./lib/docker/variables.js
var variables = __webpack_require__(68969);
// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/image/repository.js
var image_repository = __webpack_require__(84697);
// EXTERNAL MODULE: ./lib/stores/files.js
var stores_files = __webpack_require__(30437);
// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/stores/sidecar.js
var sidecar = __webpack_require__(64641);
;// CONCATENATED MODULE: ./lib/stores/archive-index.js






/** What is archived where under one name and version, and how to get it from there. */
class ArchiveIndex {
    #stores;
    #identity;
    #format;
    #context;
    constructor(stores, identity, format, context) {
        this.#stores = stores;
        this.#identity = identity;
        this.#format = format;
        this.#context = context;
    }
    /** The archives of this name in the folder; throws `ARCHIVE_FORMAT` where one has an unknown format. */
    async files() {
        const files = await (0,stores_files/* listFolder */.bt)(this.#stores.dir, this.#identity.name);
        const unknown = files.find(file => !(0,image_name/* isKnownFormat */.RZ)(file.archive));
        if (!unknown)
            return files;
        // Such a file is probably a mistake, which must not go unnoticed.
        const message = `${unknown.path} is an archive of ${this.#identity.name} in the unknown format ${JSON.stringify(unknown.archive.archfmt)}, allowed: ${image_name/* knownFormats */.oL.join(', ')}`;
        throw new errors/* ActionError */.lZ('ARCHIVE_FORMAT', message, { hint: 'Move or rename that file.' });
    }
    /**
     * Throws `ARCHIVE_REPOSITORY` where folder or cache have archives of another repository under this name. Whether an
     * artifact is one of them is known only once it was fetched.
     */
    async refuseOthers() {
        const { name, image } = this.#identity;
        const { dir, cache } = this.#stores;
        const { lookUps, signal } = this.#context;
        const files = await new folder/* FolderStore */.c({ dir, signal }).describe(await this.files());
        // Only a name that does not tell its repository is likely to stand for several.
        const answer = (0,image_name/* nameOf */.Vb)(image) === name ? undefined : await cache?.findAny(name);
        const cached = answer && lookUps.valueOr(answer, undefined);
        for (const { archive, repository, where } of cached ? [...files, cached] : files) {
            (0,image_repository/* checkRepository */.n)(`${(0,image_name/* formatName */.nD)(archive)} (${where})`, repository, image);
        }
    }
    /** The archives of this name in the folder that have a sidecar. */
    async described() {
        const files = await Promise.all((await this.files()).map(sidecar/* readSidecar */.YD));
        return files.filter(file => file !== undefined);
    }
    /** Where the archive of one image is. */
    async locate(imageid) {
        return this.#locateAmong(await this.files(), imageid);
    }
    async #locateAmong(all, imageid) {
        const { name, version, image } = this.#identity;
        const files = all.filter(each => each.archive.version === version && each.archive.imageid === imageid);
        // A zip is as good as the other format that was asked for; a bare tar still has to be compressed.
        const file = files.find(each => each.archive.archfmt === this.#format) ?? files.find(each => each.archive.archfmt === 'zip');
        const bare = files.find(each => each.archive.archfmt === 'docker');
        const archive = file?.archive ?? { name, version, imageid, archfmt: this.#format };
        const { artifacts: run, cache } = this.#stores;
        const { lookUps } = this.#context;
        const [artifacts, cached] = await Promise.all([
            run?.list({ name }).then(answer => lookUps.valueOr(answer, [])) ?? [],
            cache?.lookUp({ ...archive, repository: image }).then(answer => lookUps.valueOr(answer, undefined)),
        ]);
        const artifact = artifacts.find(each => (0,image_name/* formatName */.nD)(each.archive) === (0,image_name/* formatName */.nD)(archive));
        return { archive, file, bare, artifact, cached };
    }
    /** Where the newest archive of this name and version is, whatever its image id; undefined where there is none. */
    async locateVersion() {
        const { name, version } = this.#identity;
        const fits = (archive) => archive.version === version && this.#usable(archive);
        const files = await this.files();
        const [newest] = files.filter(file => fits(file.archive)).sort((a, b) => b.stored - a.stored);
        if (newest)
            return this.#locateAmong(files, newest.archive.imageid);
        const { artifacts, cache } = this.#stores;
        const { lookUps } = this.#context;
        const [artifact] = artifacts ? lookUps.valueOr(await artifacts.list({ name, accept: fits }), []) : [];
        if (artifact)
            return this.#locateAmong(files, artifact.archive.imageid);
        const [cached] = cache ? lookUps.valueOr(await cache.find({ name, version }), []) : [];
        return cached && this.#locateAmong(files, cached.archive.imageid);
    }
    /** Gets an archive's file from the nearest place that has it whole; undefined where none does. */
    async fetch(copies) {
        const { artifact, cached, archive, file } = copies;
        const title = (0,image_name/* formatName */.nD)(archive);
        const here = file && { path: file.path, sha256: '', fetched: false };
        const places = [
            here && { what: here.path, get: () => Promise.resolve(here) },
            artifact && { what: `artifact ${title}`, get: () => artifact.fetch() },
            cached && { what: `the cached archive ${title}`, get: () => cached.fetch() },
        ].filter(place => place !== undefined);
        for (const [i, { what, get }] of places.entries()) {
            const next = i + 1 < places.length ? 'the next copy is tried' : 'the image is saved again';
            const ready = await this.#try(`${what} cannot be used, ${next}`, copies, get);
            if (ready)
                return ready;
        }
        return undefined;
    }
    // A file that stays here is believed to be the one that was proved; one that leaves the machine is read again.
    #leaves({ artifact, cached }) {
        const { artifacts, cache } = this.#stores;
        return (artifacts !== undefined && !artifact) || (cache !== undefined && !cached);
    }
    #usable({ archfmt }) {
        return archfmt === this.#format || archfmt === 'zip';
    }
    // What comes from elsewhere is proved before it counts; what is not whole counts as absent.
    async #try(what, copies, get) {
        let file;
        try {
            const { path } = await get();
            file = await (0,stores_files/* statFile */.T1)(path, copies.archive);
            const { signal } = this.#context;
            const ready = await (0,sidecar/* proveArchive */.Tx)(path, copies.archive, this.#identity, signal);
            return this.#leaves(copies) ? await (0,sidecar/* proveBytes */.GM)(ready, signal) : ready;
        }
        catch (error) {
            this.#context.signal.throwIfAborted();
            // It is whole, but another image.
            if (error instanceof errors/* ActionError */.lZ && error.code === 'ARCHIVE_REPOSITORY')
                throw error;
            this.#context.log.warning(`${what}: ${(0,errors/* messageOf */.bD)(error)}`);
            if (file)
                await (0,sidecar/* removeArchive */.Lt)(file);
            return undefined;
        }
    }
}

// EXTERNAL MODULE: ./lib/stores/running-steps.js
var running_steps = __webpack_require__(58035);
// EXTERNAL MODULE: ./lib/image/layout.js
var image_layout = __webpack_require__(98663);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
;// CONCATENATED MODULE: ./lib/archive/disk-space.js



/** What converting an archive file needs; `size` is its bytes, `tarSize` those of its tar, undefined if unknown. */
function spaceForConversion(size, tarSize, format) {
    const most = tarSize ?? size;
    if (format === 'docker')
        return { least: most, most };
    // One compression may be twice as good as another. How well a bare tar compresses is unknown.
    return { least: tarSize === size ? 0 : Math.min(size, most) / 2, most };
}
/** What saving an image of this size needs. Engines and registries define the size differently, so there is no lower bound. */
function spaceForSaving(size) {
    return { least: 0, most: size };
}
/** Compares what an archive needs with the free bytes of a folder. */
function judgeDiskSpace({ least, most }, free, dir) {
    if (free >= most)
        return { kind: 'enough' };
    const short = free < least;
    const needed = short ? `at least ${(0,format/* formatBytes */.z)(Math.ceil(least))}` : `up to ${(0,format/* formatBytes */.z)(most)}`;
    return {
        kind: short ? 'short' : 'doubtful',
        because: `the archive needs ${needed}, and ${(0,format/* formatBytes */.z)(free)} are free in ${dir}`,
    };
}
/** Throws `DISK_SPACE` if the archive folder cannot hold the archive, and warns if it may not. */
async function checkDiskSpace(dir, need, log) {
    const { bavail, bsize } = await (0,promises_.statfs)(dir);
    const verdict = judgeDiskSpace(need, bavail * bsize, dir);
    if (verdict.kind === 'doubtful')
        log.warning(`The disk may become full: ${verdict.because}`);
    if (verdict.kind === 'short') {
        throw new errors/* ActionError */.lZ('DISK_SPACE', `not enough space: ${verdict.because}`, { hint: freeSpaceHint });
    }
}
/** The error for a disk that became full while `what` was written. */
function diskFull(what, dir, cause) {
    return new errors/* ActionError */.lZ('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint: freeSpaceHint, cause });
}
const freeSpaceHint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';

// EXTERNAL MODULE: ./lib/archive/format/archive-file.js + 4 modules
var archive_file = __webpack_require__(9651);
// EXTERNAL MODULE: ./lib/archive/format/metadata.js
var format_metadata = __webpack_require__(69147);
// EXTERNAL MODULE: ./lib/archive/format/rewrite.js
var rewrite = __webpack_require__(80584);
// EXTERNAL MODULE: ./lib/archive/format/root-documents.js
var root_documents = __webpack_require__(67389);
// EXTERNAL MODULE: ./lib/archive/format/seekable-image.js
var seekable_image = __webpack_require__(23078);
// EXTERNAL MODULE: ./lib/archive/format/tar-verifier.js
var tar_verifier = __webpack_require__(25934);
// EXTERNAL MODULE: ./lib/archive/format/verified-tar-stream.js
var verified_tar_stream = __webpack_require__(21125);
// EXTERNAL MODULE: ./lib/docker/errors.js
var docker_errors = __webpack_require__(2965);
// EXTERNAL MODULE: ./lib/archive/format/assembly.js + 2 modules
var assembly = __webpack_require__(85323);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
;// CONCATENATED MODULE: ./lib/core/peek.js
/** The first bytes of a stream, at least `length` of them if it has that many, and the whole stream. */
async function peek(chunks, length) {
    const iterator = chunks[Symbol.asyncIterator]();
    let start = Buffer.alloc(0);
    while (start.length < length) {
        const next = await iterator.next();
        if (next.done)
            break;
        start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
    }
    const all = async function* () {
        if (start.length > 0)
            yield start;
        yield* { [Symbol.asyncIterator]: () => iterator };
    };
    return { start, all: all() };
}

// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/core/tap.js
var tap = __webpack_require__(10990);
// EXTERNAL MODULE: ./lib/archive/compress/codec.js + 1 modules
var codec = __webpack_require__(45693);
// EXTERNAL MODULE: ./lib/archive/compress/decompress.js + 1 modules
var decompress = __webpack_require__(7521);
;// CONCATENATED MODULE: ./lib/archive/compress/blob-file.js







// Sockets give small chunks, disks want large ones.
const highWaterMark = 1024 * 1024;
/** How many first bytes `isPlainTar` needs. */
const tarHeaderLength = 512;
/** Writes a blob that arrives to a file; a layer that is sent uncompressed is compressed on the way. */
async function writeBlobFile(bytes, { path, compression, level, onBytes, signal }) {
    const sent = new BlobMeasure();
    const packed = new BlobMeasure();
    let sentAs = 'none';
    const measure = (0,tap/* tap */.M)(chunk => {
        sent.add(chunk);
        onBytes(chunk.length);
    });
    const compress = async function* (chunks) {
        const { start, all } = await peek(chunks, tarHeaderLength);
        sentAs = (0,decompress/* detectCompression */.IR)(start);
        if (!isPlainTar(start))
            yield* all;
        else
            yield* (0,tap/* tap */.M)(chunk => packed.add(chunk))((0,codec/* compressLayer */.ww)({ compression, level })(all));
    };
    const file = (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', highWaterMark });
    await (0,external_node_stream_promises_.pipeline)(bytes, measure, compress, file, { signal });
    const verbatim = packed.size === 0;
    return {
        sent: sent.facts(),
        stored: verbatim ? { ...sent.facts(), compression: sentAs } : { ...packed.facts(), compression },
        verbatim,
    };
}
/** Whether a blob that begins like this is an uncompressed tar: not a document, and not an empty tar, which has no header. */
function isPlainTar(start) {
    return (0,decompress/* detectCompression */.IR)(start) === 'none' && start.toString('latin1', 257, 262) === 'ustar';
}
/** Hashes and counts the bytes of a blob. */
class BlobMeasure {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    size = 0;
    add(chunk) {
        this.#hash.update(chunk);
        this.size += chunk.length;
    }
    facts() {
        return { digest: `sha256:${this.#hash.copy().digest('hex')}`, size: this.size };
    }
}

// EXTERNAL MODULE: ./lib/archive/format/broken-tar.js
var broken_tar = __webpack_require__(1253);
// EXTERNAL MODULE: ./lib/archive/format/entry-path.js + 1 modules
var entry_path = __webpack_require__(65714);
// EXTERNAL MODULE: ./lib/archive/format/member-verification.js + 1 modules
var member_verification = __webpack_require__(53737);
// EXTERNAL MODULE: ./lib/archive/format/member.js
var format_member = __webpack_require__(25540);
// EXTERNAL MODULE: ./lib/archive/format/member-copy.js
var member_copy = __webpack_require__(17568);
// EXTERNAL MODULE: ./lib/archive/format/tar-entries.js
var tar_entries = __webpack_require__(27286);
// EXTERNAL MODULE: ./lib/core/digest.js
var digest = __webpack_require__(53871);
;// CONCATENATED MODULE: ./lib/archive/format/oci-manifest.js

const layerType = 'application/vnd.oci.image.layer.v1.tar';
const suffixes = { none: '', gzip: '+gzip', zstd: '+zstd' };
/** Makes the OCI manifest of an image from its configuration and layers. */
function makeOciManifest({ digest, content }, layers) {
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = {
        schemaVersion: 2,
        mediaType,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: content.length },
        layers: layers.map(layer => ({
            mediaType: `${layerType}${suffixes[layer.location.compression]}`,
            digest: layer.digest,
            size: layer.size,
        })),
    };
    return makeDocumentBlob(mediaType, manifest);
}
/** Serialises a JSON document as a blob. */
function makeDocumentBlob(mediaType, document) {
    const content = Buffer.from(JSON.stringify(document));
    return { digest: (0,digest/* digestOf */.o)(content), mediaType, content };
}

;// CONCATENATED MODULE: ./lib/archive/saved-image.js





/** Thrown if a saved tar holds more than one image and can therefore only be archived as it is. */
class OtherImagesSaved extends rewrite/* RetryNeeded */.W {
}
/**
 * The blobs of the one image in a tar of docker save; `layers` has each layer as it is stored here, by its path in the
 * tar. Throws `OtherImagesSaved` if there is anything else.
 */
function collectSavedImage(facts, members, layers) {
    const paths = new Set(facts.layers.map(({ path }) => path));
    if (facts.platforms || [...layers.keys()].some(path => !paths.has(path)))
        throw new OtherImagesSaved('the engine saved more than one image');
    const own = facts.layers.map(({ path, digest }) => {
        const layer = layers.get(path);
        if (!layer)
            throw (0,format_member/* invalidArchive */.mD)(`lacks layer ${digest}`);
        return layer;
    });
    const top = (0,root_documents/* findTopDescriptor */.AD)(facts, members);
    // A layer that was compressed here has another digest than in the engine's manifest.
    if (top && own.every(({ digest }, i) => digest === facts.layers[i]?.digest)) {
        const documents = new Map([...members].flatMap(([path, { content }]) => (content ? [[path, content]] : [])));
        return (0,seekable_image/* toImageBlobs */.J)({ facts, layers: own, documents, top });
    }
    const content = members.get(facts.configPath)?.content;
    if (!content)
        throw (0,format_member/* invalidArchive */.mD)(`lacks its configuration, ${facts.configDigest}`);
    const config = { digest: facts.configDigest, mediaType: '', content };
    return { config, layers: own, top: makeOciManifest(config, own), others: [] };
}

;// CONCATENATED MODULE: ./lib/archive/saved-layers.js


















/**
 * The image in the tar of docker save. Each layer is compressed into a file, of a folder of its own, while the one
 * before it is copied into the archive. Everything is verified on the way; `arriving` fails with `ARCHIVE_*` or
 * `OtherImagesSaved`.
 */
class SavedLayers {
    arriving;
    #options;
    #folder;
    #end = new AbortController();
    #members = new Map();
    #layers = new Map();
    #done;
    #kept = 0;
    #writeError;
    #image;
    constructor(tar, options, folder) {
        this.#folder = folder;
        this.#options = { ...options, signal: AbortSignal.any([options.signal, this.#end.signal]) };
        const { readable, writable } = new TransformStream();
        const writer = writable.getWriter();
        this.arriving = readable;
        // The reader of the layers may leave early.
        writer.closed.catch((error) => this.#end.abort(error));
        this.#done = this.#read(tar, layer => writer.write(layer)).then(() => writer.close(), (error) => writer.abort(this.#writeError ?? (0,broken_tar/* explainBroken */.x)(error, options.signal)));
        this.#done.catch(() => undefined);
    }
    /** Begins to read the tar. */
    static async open(tar, options) {
        return new SavedLayers(tar, options, await (0,partial_file/* openPartialFolder */.en)(options.dir));
    }
    complete() {
        if (!this.#image)
            throw new Error('the tar was not read to its end');
        return this.#image;
    }
    /** Removes a layer that is no longer needed; leaves one that belongs to an archive. */
    async discard({ location }) {
        if (location.path.startsWith(this.#folder.path))
            await (0,promises_.rm)(location.path, { force: true });
    }
    async [Symbol.asyncDispose]() {
        this.#end.abort(new Error('the archive was written, or was given up'));
        await this.#done.catch(() => undefined);
        await this.#folder[Symbol.asyncDispose]();
    }
    async #read(tar, give) {
        await (0,tar_entries/* readTarEntries */.E)(tar, this.#options.signal, async (entry) => {
            const layer = await this.#readEntry(entry);
            if (layer)
                await give(layer);
        });
        const facts = (0,member_verification/* verifyMembers */.$)(this.#members);
        for (const { path } of facts.layers) {
            const content = this.#layers.has(path) ? undefined : this.#members.get(path)?.content;
            if (!content)
                continue;
            // An empty layer looks like a document until manifest.json has named it.
            const { layer } = await this.#pack(external_node_stream_.Readable.from([content]));
            this.#layers.set(path, layer);
            await give(layer);
        }
        this.#image = collectSavedImage(facts, this.#members, this.#layers);
    }
    async #readEntry(entry) {
        const { path, kind, target } = (0,entry_path/* readEntryPath */.w)(entry.header);
        if (kind !== 'file') {
            entry.resume();
            if (kind === 'link')
                this.#add((0,format_member/* linkMember */.Vj)(path, target));
            return undefined;
        }
        const { size } = entry.header;
        const { start, all } = await peek(entry, tarHeaderLength);
        if (mayBeLayer(start, size) || this.#kept + size > member_copy/* keptLimit */.a)
            return this.#store(path, start, all);
        this.#kept += size;
        this.#add((0,format_member/* documentMember */.eT)(path, await (0,consumers_.buffer)(all)));
        return undefined;
    }
    #add(member) {
        if (this.#members.has(member.name))
            throw (0,format_member/* invalidArchive */.mD)(`holds ${member.name} twice`);
        this.#members.set(member.name, member);
        if (this.#members.size > tar_verifier/* mostMembers */.b)
            throw (0,format_member/* invalidArchive */.mD)(`holds more than ${tar_verifier/* mostMembers */.b} members`);
    }
    async #store(path, start, bytes) {
        const { sent, layer } = (await this.#skipKnown(path, bytes)) ?? (await this.#pack(bytes));
        const compression = (0,decompress/* detectCompression */.IR)(start);
        this.#add({ name: path, size: sent.size, sha256: sent.digest.replace('sha256:', ''), compression });
        this.#layers.set(path, layer);
        return layer;
    }
    // Newer engines name a layer by its digest.
    async #skipKnown(path, bytes) {
        const layer = this.#options.known.get(`sha256:${(0,format_member/* blobHex */.r8)(path)}`);
        if (!layer)
            return undefined;
        const sent = new BlobMeasure();
        for await (const chunk of bytes) {
            sent.add(chunk);
            this.#options.onBytes(chunk.length);
        }
        return { sent: sent.facts(), layer };
    }
    async #pack(bytes) {
        const path = (0,external_node_path_.join)(this.#folder.path, (0,external_node_crypto_.randomBytes)(8).toString('hex'));
        const { sent, stored, verbatim } = await writeBlobFile(bytes, { ...this.#options, path }).catch((error) => {
            // A full disk also ends the reading of the tar, which would be reported instead.
            if (error instanceof Error && 'syscall' in error)
                this.#writeError ??= error;
            throw error;
        });
        const known = this.#options.known.get(sent.digest);
        if (known)
            await (0,promises_.rm)(path);
        const { digest, size, compression } = stored;
        const location = { path, offset: 0, compression, verified: true };
        const unpacked = verbatim ? undefined : { size: sent.size, sha256: sent.digest.replace('sha256:', '') };
        return { sent, layer: known ?? { digest, size, location, unpacked } };
    }
}
function mayBeLayer(start, size) {
    return isPlainTar(start) || (0,decompress/* detectCompression */.IR)(start) !== 'none' || size > guards/* documentLimit */.NL;
}

// EXTERNAL MODULE: ./lib/archive/transfer.js
var transfer = __webpack_require__(37687);
// EXTERNAL MODULE: ./lib/core/segments.js
var segments = __webpack_require__(56825);
// EXTERNAL MODULE: ./lib/core/hashed-file.js + 1 modules
var hashed_file = __webpack_require__(47319);
;// CONCATENATED MODULE: ./lib/archive/compress/file.js


/** Writes a stream, compressed by `transform` if given, to a new file; after a failure or abort there is no file. */
async function writeStreamToFile(path, source, signal, transform = chunks => chunks, options = {}) {
    const fill = async (file) => {
        const append = async (chunks) => {
            for await (const chunk of chunks)
                await file.append(chunk);
        };
        await (0,external_node_stream_promises_.pipeline)(source, transform, append, { signal });
        return file.finish(signal);
    };
    return (0,hashed_file/* createFile */.x)(path, fill, options);
}

// EXTERNAL MODULE: ./lib/archive/compress/zstd.js
var zstd = __webpack_require__(47252);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/archive/compress/deflate.js
var compress_deflate = __webpack_require__(47496);
// EXTERNAL MODULE: ./lib/archive/zip/records.js + 2 modules
var records = __webpack_require__(9108);
;// CONCATENATED MODULE: ./lib/archive/zip/member-writer.js





/** Appends a member with its headers to a zip file. */
async function appendMember(file, { name, modified }, content, options) {
    const method = 'segments' in content ? 'store' : content.method;
    const head = { name, method, modified, offset: file.size };
    await file.append((0,records/* localHeader */.$B)(head));
    const start = file.size;
    const sum = new ContentSum();
    if ('segments' in content)
        await appendSegments(file, content.segments, sum, options.signal);
    else
        await appendStream(file, content, sum, options);
    const facts = { size: sum.size, compressedSize: file.size - start, crc32: sum.crc32 };
    await file.append((0,records/* dataDescriptor */.E7)(facts));
    return { ...head, ...facts };
}
/** The size and checksum of a member's content. */
class ContentSum {
    size = 0;
    crc32 = 0;
    add(bytes) {
        this.size += bytes.length;
        this.crc32 = (0,external_node_zlib_.crc32)(bytes, this.crc32);
    }
}
async function appendSegments(file, segments, sum, signal) {
    for await (const segment of segments) {
        signal.throwIfAborted();
        if (Buffer.isBuffer(segment)) {
            sum.add(segment);
            await file.append(segment);
            continue;
        }
        const onBytes = (bytes) => {
            segment.onBytes?.(bytes);
            sum.add(bytes);
        };
        await file.copy({ ...segment, onBytes }, signal);
    }
}
async function appendStream(file, { source, method }, sum, { level, signal }) {
    const measure = (0,tap/* tap */.M)(chunk => sum.add(chunk));
    const deflate = (0,compress_deflate/* deflateParallel */.b)({ level });
    const compress = (chunks) => (method === 'deflate' ? deflate(chunks) : chunks);
    const append = async (chunks) => {
        for await (const chunk of chunks)
            await file.append(chunk);
    };
    await (0,external_node_stream_promises_.pipeline)(source, measure, compress, append, { signal });
}

;// CONCATENATED MODULE: ./lib/archive/zip/write.js




const earliest = new Date(Date.UTC(1980, 0, 1));
/** Writes a zip file; the same members give the same bytes. After a failure there is no file, and the first error is thrown. */
async function writeZip(plan) {
    const streams = plan.members.flatMap(member => 'source' in member && isStream(member.source) ? [member.source] : []);
    // A stream that fails before its turn reports that when it is read.
    for (const stream of streams)
        stream.on('error', () => undefined);
    try {
        return await (0,hashed_file/* createFile */.x)(plan.path, file => writeMembers(file, plan), { onWritten: plan.onWritten });
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
        const head = { name: member.name, modified: member.modified ?? earliest };
        const content = 'segments' in member ? member : { ...member, source: await openSource(member) };
        const record = await appendMember(file, head, content, plan);
        written.push(member.finalName ? await rename(file, record, await member.finalName()) : record);
    }
    const directory = Buffer.concat(written.map(records/* centralHeader */.j));
    const end = records/* endRecords */.sp({ count: written.length, size: directory.length, offset: file.size });
    await file.append(Buffer.concat([directory, end]));
    const members = written.map(({ name, size, compressedSize, crc32 }) => ({ name, size, compressedSize, crc32 }));
    return { ...(await file.finish(plan.signal)), members };
}
async function rename(file, record, name) {
    if (name === record.name)
        return record;
    const bytes = Buffer.from(name);
    if (bytes.length !== Buffer.byteLength(record.name)) {
        throw new Error(`zip member ${record.name} cannot become ${name}: the names differ in length`);
    }
    await file.patch(bytes, records/* localName */.fk(record));
    return { ...record, name };
}
async function openSource({ source }) {
    const opened = typeof source === 'function' ? await source() : source;
    return Buffer.isBuffer(opened) ? external_node_stream_.Readable.from(opened) : opened;
}
function isStream(source) {
    return typeof source !== 'function' && !Buffer.isBuffer(source);
}

;// CONCATENATED MODULE: ./lib/archive/write.js











/**
 * Writes a docker tar into the folder as an archive while it is verified; after a failure nothing is left. Segments go
 * into a zip uncompressed, because their layers are compressed already.
 */
async function writeArchive(source, options, signal) {
    const { dir, name, version, format: archfmt, configDigest } = options;
    const facts = source.facts.then(found => checkConfigDigest(found, configDigest));
    facts.catch(() => undefined);
    const describe = async () => options.describe(await facts, source.tarSize());
    const partial = (0,partial_file/* partialPath */.Dn)(dir);
    const follower = configDigest === undefined
        ? undefined
        : options.follow?.({ name, version, imageid: (0,image_name/* shortId */.m_)(configDigest), archfmt }, partial);
    const target = { path: partial, onWritten: follower && ((size) => follower.advance(size)) };
    try {
        const written = await writeFormat(target, source, options, describe, signal);
        const metadata = await describe();
        const archive = { name, version, imageid: metadata.imageid, archfmt };
        const path = (0,external_node_path_.join)(dir, (0,image_name/* formatName */.nD)(archive));
        // Afterwards another step may have put its own file there.
        const { mtimeMs: stored, ino: inode } = await (0,promises_.stat)(partial);
        await (0,promises_.rename)(partial, path);
        return { archive, path, size: written.size, stored, inode, sha256: written.sha256, metadata };
    }
    catch (error) {
        // A tar shows only at its end what it holds, so even a finished file may be refused.
        await follower?.abandon();
        await (0,promises_.rm)(partial, { force: true });
        throw error;
    }
}
async function writeFormat(target, source, options, describe, signal) {
    const { format, level } = options;
    if (format === 'zip')
        return writeZipArchive(target, source, options, describe, signal);
    const tar = 'tar' in source ? source.tar : external_node_stream_.Readable.from((0,segments/* readSegments */.l)(source.segments), { objectMode: false });
    const compress = format === 'tzst' ? (0,zstd/* zstdParallel */.h)({ level }) : undefined;
    return writeStreamToFile(target.path, tar, signal, compress, target);
}
async function writeZipArchive(target, source, { name, version, configDigest, compression, level }, describe, signal) {
    const memberName = (imageid) => (0,image_name/* formatName */.nD)({ name, version, imageid, archfmt: 'docker' });
    return writeZip({
        ...target,
        level: compression === 'gzip' ? level : codec/* codecLevels */.WL.gzip.usual,
        signal,
        members: [
            {
                // An id that is unknown until the tar has been read is corrected afterwards.
                name: memberName(configDigest ? (0,image_name/* shortId */.m_)(configDigest) : '0'.repeat(12)),
                finalName: async () => memberName((await describe()).imageid),
                ...('tar' in source ? { source: source.tar, method: 'deflate' } : { segments: source.segments }),
            },
            {
                name: 'metadata.json',
                source: async () => Buffer.from(`${JSON.stringify(await describe(), null, 2)}\n`),
                method: 'deflate',
            },
        ],
    });
}
function checkConfigDigest(facts, expected) {
    if (expected === undefined || facts.configDigest === expected)
        return facts;
    const message = `the engine saved ${facts.configDigest}, not ${expected}: the tag moved while the image was saved`;
    throw new errors/* ActionError */.lZ('IMAGE_CHANGED', message, {
        hint: 'Run the step again, and let only one job at a time write this tag.',
    });
}

;// CONCATENATED MODULE: ./lib/archive/save-job.js
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










/** Makes one archive. */
class SaveJob {
    context;
    monitor;
    #image;
    constructor(context, image, monitor) {
        this.context = context;
        this.monitor = monitor;
        this.#image = image;
    }
    /** Writes the archive of a tar as docker save gives it. */
    writeTar(tar) {
        return this.write((0,tar_verifier/* verifyTar */.R)(tar, this.monitor.signal, { onBytes: this.monitor.add }));
    }
    /** Writes the archive of a tar as docker save gives it, each layer compressed by itself; throws `OtherImagesSaved`. */
    async writeLayers(tar, known) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { dir, options } = this.context;
            const { compression, level } = options;
            const { add: onBytes, signal } = this.monitor;
            const layers = __addDisposableResource(env_1, await SavedLayers.open(tar, { dir, known, compression, level, onBytes, signal }), true);
            return await this.writeBlobs(layers, layer => layers.discard(layer));
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
    /** Assembles and writes the archive of an image in blobs; `onCopied` is called with each layer that is no longer needed. */
    writeBlobs(image, onCopied) {
        const { touch: onBytes, signal } = this.monitor;
        return this.write((0,assembly/* assembleSegments */.$)({ image, names: [this.context.reference], onBytes, onCopied, signal }));
    }
    write(source) {
        const { options, identity, dir, reference, follow } = this.context;
        const { id, configDigest } = this.#image;
        const { name, version } = identity;
        const describe = (facts, tarSize) => {
            (0,image_layout/* checkLayout */.H)(reference, facts.layout, options.requireLayout);
            return (0,format_metadata/* makeMetadata */.so)(identity, { id: id ?? facts.configDigest }, facts, tarSize);
        };
        const { format, compression, level } = options;
        const order = { dir, name, version, configDigest, format, compression, level, describe, follow };
        return writeArchive(source, order, this.monitor.signal);
    }
}
/** Runs a job with an idle timeout and progress in the log. Its errors name `what`: `SAVE_FAILED`, `DISK_FULL`, `ENGINE_LOST`. */
async function runSaveJob(what, image, context, work) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { options, dir, log, signal } = context;
        const monitor = __addDisposableResource(env_2, new transfer/* TransferMonitor */.A(what, what, options.idleTimeout, log, signal), false);
        try {
            return await monitor.run(() => work(new SaveJob(context, image, monitor)));
        }
        catch (error) {
            signal.throwIfAborted();
            throw explainSaveError(what, dir, error);
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
function explainSaveError(what, dir, cause) {
    if (cause instanceof docker_errors/* EngineRefusal */.np)
        return new errors/* ActionError */.lZ('SAVE_FAILED', `${what} failed: ${cause.words}`, { cause });
    if ((0,errors/* codeOf */.$N)(cause) === 'ENOSPC')
        return diskFull(what, dir, cause);
    const aborted = cause instanceof Error && cause.cause instanceof errors/* ActionError */.lZ;
    if (cause instanceof errors/* ActionError */.lZ || aborted || (0,docker_errors/* isConnectionError */.Rk)(cause))
        return (0,docker_errors/* connectionLost */.Bx)(what, cause);
    return new errors/* ActionError */.lZ('SAVE_FAILED', `${what} failed: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
}

;// CONCATENATED MODULE: ./lib/archive/convert.js








/**
 * Converts one image of an archive file, ours or foreign, into an archive with the name and format of this step;
 * verifies all of it on the way. Throws `ARCHIVE_*` or `ZIP_*`.
 */
async function convertArchive(source, context) {
    const { path, choice, accept } = source;
    const unknown = { id: undefined, configDigest: undefined };
    return runSaveJob(`converting ${path}`, unknown, context, async (job) => {
        // If it cannot be read in parts, reading it as a whole shows what is wrong with it.
        const image = await (0,seekable_image/* readSeekableImage */.O)(path, choice, job.monitor.signal).catch(() => undefined);
        if (!image)
            return convertTar(source, job);
        accept(image.facts);
        return job.writeBlobs((0,seekable_image/* toImageBlobs */.J)(image), () => Promise.resolve());
    });
}
/** Compresses an archive that is a bare tar. */
async function compressArchive(path, image, context) {
    return runSaveJob(`compressing ${path}`, image, context, job => job.writeTar((0,external_node_fs_.createReadStream)(path)));
}
/** Writes the archive of a tar without names, as an engine gives it for an image by its id, under the name of this step. */
function nameTar(tar, job) {
    return rewriteTar(tar, { accept: () => undefined }, new Set(), job);
}
async function convertTar(source, job) {
    const open = () => (0,archive_file/* openArchiveTar */.OG)(source.path, { limit: archive_file/* defaultSizeLimit */.OP, signal: job.monitor.signal });
    try {
        return await rewriteTar(await open(), source, new Set(), job);
    }
    catch (error) {
        if (!(error instanceof OtherLayersFound))
            throw error;
        job.context.log.info(`${error.message}: the archive is read once more and written without them`);
        return rewriteTar(await open(), source, error.paths, job);
    }
}
async function rewriteTar(tar, { choice, accept }, omitted, job) {
    const { signal, add: onBytes } = job.monitor;
    const [limit, names] = [archive_file/* defaultSizeLimit */.OP, [job.context.reference]];
    let keepsIndex = true;
    const appendix = (facts, members) => {
        accept(facts);
        const { otherLayers = new Set() } = facts;
        if (otherLayers.size > omitted.size)
            throw new OtherLayersFound(otherLayers);
        keepsIndex = (0,root_documents/* findTopDescriptor */.AD)(facts, members)?.digest === facts.indexDigest;
        return (0,root_documents/* rewriteRootDocuments */.vS)(facts, members, names);
    };
    const rewrite = { limit, omits: (each) => (0,root_documents/* isRootDocument */.sp)(each) || omitted.has(each), appendix };
    const stream = (0,tar_verifier/* verifyTar */.R)(tar, signal, { onBytes, rewrite, choice });
    const facts = stream.facts.then(found => describeRewritten(found, names, keepsIndex));
    return job.write({ ...stream, facts }).catch(async (error) => {
        throw await (0,verified_tar_stream/* findCause */.l)(stream, error);
    });
}
// The facts of the archive that is written: its root documents are new, and lead to one image.
function describeRewritten(facts, repoTags, keepsIndex) {
    const layout = facts.layout === 'oci' ? 'docker+oci' : facts.layout;
    const index = keepsIndex ? {} : { indexDigest: undefined, platforms: undefined };
    return { ...facts, ...index, repoTags, layout };
}
// Thrown when an archive turns out to hold layers of other images, which must not be written.
class OtherLayersFound extends rewrite/* RetryNeeded */.W {
    paths;
    constructor(paths) {
        super(`The archive holds ${paths.size} layers of other images`);
        this.paths = paths;
    }
}

// EXTERNAL MODULE: ./lib/archive/verify.js
var verify = __webpack_require__(32561);
// EXTERNAL MODULE: ./lib/registry/platforms.js
var platforms = __webpack_require__(78559);
// EXTERNAL MODULE: ./lib/docker/streams.js
var streams = __webpack_require__(48089);
;// CONCATENATED MODULE: ./lib/archive/export-method.js

/**
 * Chooses the faster export method (measured in bench/RESULTS.md). An engine with a classic store compresses with gzip
 * while it pushes, which is slower than zstd here, but it does not send again what it has compressed once.
 */
function chooseExportMethod(facts) {
    const { format, local, pushesPlainly, containerd, identified } = facts;
    if (format !== 'zip')
        return { method: 'save', because: `archive-format ${format} is what docker save gives` };
    if (!local)
        return save(facts, 'the engine is on another machine');
    if (!pushesPlainly)
        return save(facts, 'podman pushes to no registry without TLS');
    if (!containerd)
        return chooseForClassic(facts);
    if (identified)
        return push("the engine's store gives its layers as they are");
    return { method: 'save', because: 'the engine cannot push to this step, or has several images under this name' };
}
function chooseForClassic(facts) {
    const { compression, level, stays, layers, known } = facts;
    if (compression === 'zstd' && !stays)
        return save(facts, 'this step compresses faster than the engine');
    if (level !== codec/* codecLevels */.WL[compression].usual)
        return save(facts, `compression-level ${level} is not what the engine compresses with`);
    if (known > 0)
        return push(`${known} of ${layers} layers are archived already`);
    return push('the engine compresses while it sends, each layer once');
}
function push(because) {
    return { method: 'push', because };
}
function save({ compression }, because) {
    return { method: compression === 'zstd' ? 'layers' : 'save', because };
}

;// CONCATENATED MODULE: ./lib/archive/loopback/blob-store.js





/** Stores the blobs of one push in a folder of its own, which is removed when the store is disposed of. */
class BlobStore {
    takesBlobs = true;
    #options;
    #folder;
    #blobs = new Map();
    #manifests = new Map();
    #receiving = new Set();
    #end = new AbortController();
    #sent = 0;
    constructor(options, folder) {
        this.#options = options;
        this.#folder = folder;
    }
    /** Creates a store and its folder. */
    static async open(options) {
        const folder = (0,partial_file/* partialPath */.Dn)(options.dir);
        await (0,promises_.mkdir)(folder, { mode: partial_file/* privateFolder */.qm });
        return new BlobStore(options, folder);
    }
    /** Bytes received. */
    get sent() {
        return this.#sent;
    }
    /** Aborts when writing to the disk has failed, which makes sending more pointless; its reason is the error. */
    get ended() {
        return this.#end.signal;
    }
    /** The manifests and indexes received, each once however often it was sent. */
    get manifests() {
        return [...new Map([...this.#manifests.values()].map(each => [each.digest, each])).values()];
    }
    sizeOf(digest) {
        return (this.#blobs.get(digest) ?? this.#options.known.get(digest))?.size;
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
        const known = this.#options.known.get(digest);
        return this.#blobs.get(digest) ?? (known && { ...known, verbatim: known.digest === digest });
    }
    /** Reads a small blob; undefined if it was not sent, is larger than `limit`, or is not stored as it was sent. */
    async read(digest, limit) {
        const blob = this.#blobs.get(digest);
        return blob?.verbatim && blob.size <= limit ? (0,promises_.readFile)(blob.location.path) : undefined;
    }
    /** Removes a blob that is no longer needed; leaves one that belongs to an archive. */
    async discard({ location }) {
        if (location.path.startsWith(this.#folder))
            await (0,promises_.rm)(location.path, { force: true });
    }
    async [Symbol.asyncDispose]() {
        await Promise.allSettled(this.#receiving);
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
    }
    async #receive(bytes) {
        const path = (0,external_node_path_.join)(this.#folder, (0,external_node_crypto_.randomBytes)(8).toString('hex'));
        const { compression: codec, level, signal } = this.#options;
        const onBytes = (count) => {
            this.#sent += count;
            this.#options.onBytes(count);
        };
        try {
            const { sent, stored, verbatim } = await writeBlobFile(bytes, {
                path,
                compression: codec,
                level,
                onBytes,
                signal,
            });
            const { digest, size, compression } = stored;
            const location = { path, offset: 0, compression, verified: true };
            const unpacked = verbatim ? undefined : { size: sent.size, sha256: sent.digest.replace('sha256:', '') };
            return {
                ...sent,
                keep: () => this.#blobs.set(sent.digest, { digest, size, location, unpacked, verbatim }),
                drop: () => (0,promises_.rm)(path, { force: true }),
            };
        }
        catch (error) {
            await (0,promises_.rm)(path, { force: true });
            // The engine would retry a failed write again and again.
            if (error instanceof Error && 'syscall' in error)
                this.#end.abort(error);
            throw error;
        }
    }
}

// EXTERNAL MODULE: ./lib/archive/loopback/push.js + 2 modules
var loopback_push = __webpack_require__(13684);
// EXTERNAL MODULE: ./lib/archive/loopback/pushed-manifests.js
var pushed_manifests = __webpack_require__(90762);
// EXTERNAL MODULE: ./lib/archive/loopback/refusal.js
var refusal = __webpack_require__(74710);
;// CONCATENATED MODULE: ./lib/archive/loopback/pushed-image.js




/**
 * Collects the blobs of the one image that was pushed; `pushed` is the manifest or index that was pushed for its tag.
 * Throws `LoopbackRefusal` if it is not exactly one image.
 */
async function collectPushedImage(store, pushed) {
    const images = (0,pushed_manifests/* pushedImages */.G)(store.manifests);
    const [image] = images;
    if (!image || images.length > 1)
        throw new refusal/* LoopbackRefusal */.k(`the engine pushed ${images.length} images under one name`);
    const config = await readBlob(store, image.config.digest, image.config.mediaType);
    const layers = image.layers.map(({ digest }) => {
        const blob = store.find(digest);
        if (!blob)
            throw new refusal/* LoopbackRefusal */.k(`the engine did not push layer ${digest}`);
        return blob;
    });
    if (!layers.every(({ verbatim }) => verbatim)) {
        // A layer that was compressed here has another digest than in the engine's manifest.
        return { config, layers, top: makeOciManifest(config, layers), others: [] };
    }
    const manifest = toDocument(image);
    if (pushed.digest === image.digest)
        return { config, layers, top: manifest, others: [] };
    const attestations = await Promise.all((0,pushed_manifests/* pushedAttestations */.Z)(store.manifests).map(each => readDocuments(store, each)));
    return { config, layers, top: toDocument(pushed), others: [manifest, ...attestations.flat()] };
}
async function readDocuments(store, manifest) {
    const parts = [manifest.config, ...manifest.layers];
    const blobs = parts.map(({ digest, mediaType }) => readBlob(store, digest, mediaType));
    return [toDocument(manifest), ...(await Promise.all(blobs))];
}
async function readBlob(store, digest, mediaType = '') {
    const content = await store.read(digest, guards/* documentLimit */.NL);
    if (!content)
        throw new refusal/* LoopbackRefusal */.k(`the engine did not push ${digest}, or it is larger than ${guards/* documentLimit */.NL} bytes`);
    return { digest, mediaType: mediaType ?? '', content };
}
function toDocument({ digest, mediaType, content }) {
    return { digest, mediaType, content };
}

;// CONCATENATED MODULE: ./lib/archive/save.js
var save_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var save_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** Saves an image of the engine as an archive, by the faster export method. */
async function saveImage(source, context) {
    const { image, configDigest } = source;
    const { reference, log } = context;
    const { method, because } = await planExport(source, context);
    log.info(`The image is ${method === 'push' ? 'pushed to this step' : 'saved by the engine'}: ${because}`);
    return runSaveJob(`saving ${reference}`, { id: image.id, configDigest }, context, async (job) => {
        const pushed = method === 'push' ? await savePushed(source, job) : undefined;
        if (pushed)
            return pushed;
        const packs = method === 'layers' || (method === 'push' && context.options.compression === 'zstd');
        try {
            return (packs ? await saveLayers(source, job) : undefined) ?? (await saveTar(source, job));
        }
        catch (error) {
            throw explainIncomplete(reference, error);
        }
    });
}
// A containerd store that lacks a part of an image saves the rest as if it were all.
function explainIncomplete(reference, error) {
    if (!(error instanceof errors/* ActionError */.lZ && error.code === 'ARCHIVE_INVALID'))
        return error;
    const hint = 'Its store may lack a part of the image. Pull the image or build it again.';
    return new errors/* ActionError */.lZ('SAVE_FAILED', `the engine did not save all of ${reference}: ${error.message}`, {
        hint,
        cause: error,
    });
}
// An image that is saved by its id is the right one whatever happens to its name. Undefined if only the whole tar will
// do.
async function saveLayers(source, job) {
    const { engine, image, known, platform } = source;
    const { log } = job.context;
    try {
        return await job.writeLayers(await (0,streams/* openSave */.cd)(engine, image.id, platform, job.monitor.signal), known);
    }
    catch (error) {
        if (known.size > 0 && isDamage(error, known)) {
            log.info(`All layers are compressed again: ${error.message}`);
            return saveLayers({ ...source, known: new Map() }, job);
        }
        if (!(error instanceof OtherImagesSaved))
            throw error;
        log.info(`The tar is compressed as a whole: ${error.message}`);
        return undefined;
    }
}
// The engine saves an image with a name only by that name, which another step may remove or give to another image.
async function saveTar({ engine, image, platform }, job) {
    const { reference, log } = job.context;
    const open = (name) => (0,streams/* openSave */.cd)(engine, name, platform, job.monitor.signal);
    try {
        return await job.writeTar(await open(reference));
    }
    catch (error) {
        if (!hasLostName(error))
            throw error;
        log.info(`The image is saved by its id: ${error.message}`);
        return nameTar(await open(image.id), job);
    }
}
function hasLostName(error) {
    if (error instanceof docker_errors/* EngineRefusal */.np)
        return error.status === 404;
    return error instanceof errors/* ActionError */.lZ && error.code === 'IMAGE_CHANGED';
}
/** Saves an image whose blobs are on this machine; `onCopied` is called with each layer that is no longer needed. */
async function saveBlobs(image, configDigest, context, onCopied) {
    const what = `archiving ${context.reference}`;
    return runSaveJob(what, { id: configDigest, configDigest }, context, job => job.writeBlobs(image, onCopied));
}
async function planExport({ engine, image, configDigest, known, stays }, { options }) {
    const { format, compression, level } = options;
    return chooseExportMethod({
        format,
        compression,
        level,
        stays,
        local: engine.local,
        pushesPlainly: !engine.podman,
        containerd: await engine.usesContainerd(),
        identified: configDigest !== undefined,
        layers: image.layers.length,
        known: image.layers.filter(layer => known.has(layer)).length,
    });
}
// Undefined if the engine does not push: a failed attempt only costs time.
async function savePushed({ engine, image, known, platform }, job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { options, dir, log } = job.context;
        const { signal, add: onBytes, touch: onMessage } = job.monitor;
        const storage = save_addDisposableResource(env_1, await BlobStore.open({
            dir,
            known,
            compression: options.compression,
            level: options.level,
            onBytes,
            signal,
        }), true);
        try {
            const pushing = AbortSignal.any([signal, storage.ended]);
            const pushed = await (0,loopback_push/* pushToLoopback */.T)(engine, {
                reference: image.id,
                platform,
                storage,
                log,
                onMessage,
                signal: pushing,
            });
            const blobs = await collectPushedImage(storage, pushed);
            log.info(`The engine sent ${(0,format/* formatBytes */.z)(storage.sent)}`);
            return await job.writeBlobs(blobs, layer => storage.discard(layer));
        }
        catch (error) {
            if (!(error instanceof refusal/* LoopbackRefusal */.k) && !isDamage(error, known))
                throw error;
            log.info(`Falling back to a save by the engine: ${error.message}`);
            return undefined;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = save_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// An archive from which a layer was to be copied may be damaged, or may have been removed.
function isDamage(error, known) {
    if (error instanceof errors/* ActionError */.lZ)
        return error.code === 'ARCHIVE_DIGEST';
    if (!(error instanceof Error && 'path' in error && (0,errors/* codeOf */.$N)(error) === 'ENOENT'))
        return false;
    return [...known.values()].some(({ location }) => location.path === error.path);
}

// EXTERNAL MODULE: ./lib/stores/store.js
var store = __webpack_require__(331);
;// CONCATENATED MODULE: ./lib/actions/archive/archived-image.js



/** Fetches an archive that exists already from the nearest place; undefined when none of its copies may or can be used. */
async function reuseCopies(copies, { index, request, running }) {
    if (request.force)
        return undefined;
    const { file, artifact } = copies;
    if (file)
        await running.use((0,store/* thingOf */.MW)({ place: 'folder', archive: file.archive }));
    if (artifact)
        await running.use((0,store/* thingOf */.MW)(artifact));
    const ready = await index.fetch(copies);
    return ready && { ready, copies, updated: false, because: 'this very image is archived already' };
}
/** Writes the archive of an image that came as blobs; `onCopied` is called with each layer that is no longer needed. */
async function archiveBlobs(image, copies, context, onCopied = () => Promise.resolve()) {
    const saved = await saveBlobs(image, image.config.digest, toSaveContext(context), onCopied);
    return { ready: await (0,sidecar/* describeSaved */.Rv)(saved, context.signal), copies, updated: true, because: whyNew(context) };
}
/** Why a new archive was written, in one sentence. */
function whyNew({ request }) {
    return request.force ? 'force is true' : 'this image was not archived yet';
}
/** What writing an archive needs of a context. */
function toSaveContext({ request, identity, stores, plan, early, log, signal }) {
    const follow = (archive, path) => early.follow(archive, path, plan.retentionDays);
    return { options: request, identity, dir: stores.dir, reference: plan.reference, follow, log, signal };
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/archive.js
















/** Converts an archive file into this request's archive, without an engine; the file itself is only read. */
async function convertGiven(context) {
    const given = await context.stage('Open', () => openGiven(context), ({ path, size }) => `${path}, ${(0,format/* formatBytes */.z)(size)}`);
    const result = await context.stage('Convert', async () => (await reuseSame(given, context)) ?? (await convert(given, context)), ({ ready, updated }) => (updated ? (0,format/* formatBytes */.z)(ready.size) : 'nothing to convert'));
    return { ...result, source: 'archive', imageid: result.ready.metadata.config_digest, digest: '' };
}
async function openGiven({ request, environment, signal }) {
    const path = (0,external_node_path_.resolve)(environment.workspace, request.archive);
    const file = await (0,promises_.stat)(path).catch(() => undefined);
    if (!file?.isFile())
        throw unusable(path, file ? 'is not a file' : 'does not exist');
    await (0,promises_.access)(path, external_node_fs_.constants.R_OK).catch((cause) => {
        throw unusable(path, `cannot be read (${(0,errors/* messageOf */.bD)(cause)})`, cause);
    });
    const metadata = await (0,archive_file/* readArchiveMetadata */.g$)(path, signal);
    const imageid = (0,image_name/* parseName */.$q)((0,external_node_path_.basename)(path))?.imageid ?? (metadata ? (0,format_metadata/* recordedDigest */.t6)(metadata) : '');
    const combined = metadata !== undefined && (0,format_metadata/* isCombined */.W1)(metadata);
    return { path, size: file.size, imageid: imageid.replace('sha256:', ''), combined };
}
function unusable(path, problem, cause) {
    const message = `archive ${JSON.stringify(path)} ${problem}, allowed: an archive file`;
    return new errors/* ActionError */.lZ('ARCHIVE_NOT_FOUND', message, { hint: 'with:\n  archive: downloads/api.tar', cause });
}
// A copy in the wanted format is reused only after the given file has proved to hold the same image.
async function reuseSame(given, context) {
    if (given.imageid === '' || (given.combined && context.request.platform))
        return undefined;
    const copies = await context.index.locate((0,image_name/* shortId */.m_)(given.imageid));
    const { archive, file, artifact, cached } = copies;
    const { force } = context.request;
    if (archive.archfmt !== context.request.format)
        return undefined;
    if (file && (await (0,stores_files/* isSameFile */.Dl)(file.path, given.path)))
        return reuseItself(file, copies, context);
    if (force || (!file && !artifact && !cached))
        return undefined;
    const { facts } = await (0,verify/* verifyArchive */.d)(given.path, given, context.signal, toChoice(context));
    accept(facts.platform, context);
    return reuseCopies(copies, context);
}
async function reuseItself({ path, archive }, copies, context) {
    const ready = await (0,sidecar/* proveBytes */.GM)(await (0,sidecar/* proveArchive */.Tx)(path, archive, context.identity, context.signal), context.signal);
    accept((0,image_platform/* parsePlatform */.FL)(ready.metadata.platform), context);
    return { ready, copies, updated: false, because: 'the archive given is this very archive' };
}
async function convert({ path, size, imageid }, context) {
    const { request, index, stores, log } = context;
    await checkDiskSpace(stores.dir, spaceForConversion(size, await (0,archive_file/* measureArchiveTar */.yN)(path), request.format), log);
    const before = request.force ? [] : await index.described();
    const source = {
        path,
        choice: toChoice(context),
        accept: (facts) => {
            log.info(`${path} holds ${facts.configDigest}, ${facts.layers.length} layers, layout ${facts.layout}`);
            (0,verify/* checkArchivedImage */.w)(path, facts, { imageid, repository: '' });
            accept(facts.platform, context);
        },
    };
    const ready = await (0,sidecar/* describeSaved */.Rv)(await convertArchive(source, toSaveContext(context)), context.signal);
    const copies = await index.locate(ready.archive.imageid);
    const same = before.some(each => each.path === ready.path && each.sha256 === ready.sha256);
    if (same)
        return { ready, copies, updated: false, because: 'this very archive was there already' };
    return { ready, copies, updated: true, because: `converted from ${path}, which stays as it is` };
}
/** Without a platform in the request, that of this machine is meant, as for an image in a registry. */
function toChoice({ request, plan }) {
    return { reference: plan.reference, platform: request.platform, usualPlatform: (0,platforms/* defaultPlatform */.nx)(process.arch) };
}
function accept(platform, { request, plan }) {
    if (platform)
        (0,image_platform/* checkPlatform */.oF)(plan.reference, platform, request.platform);
}

// EXTERNAL MODULE: ./lib/archive/config-digest.js + 1 modules
var config_digest = __webpack_require__(71222);
// EXTERNAL MODULE: ./lib/core/environment.js
var core_environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/archive/format/image-blobs.js
var image_blobs = __webpack_require__(39660);
// EXTERNAL MODULE: ./lib/stores/stored-layers.js
var stored_layers = __webpack_require__(55802);
;// CONCATENATED MODULE: ./lib/stores/known-layers.js


/**
 * Finds the wanted layers that archives in the folder hold as they are, under their digest and under that of the
 * unpacked layer. They are verified when they are read.
 */
async function findKnownLayers(archives, wanted) {
    const known = new Map();
    for (const archive of archives) {
        const isNew = (layer) => wanted(layer) && !known.has(layer.digest);
        if (!archive.metadata.layers.some(isNew))
            continue;
        // The layers of a file that is gone or damaged are taken from elsewhere.
        const stored = await (0,stored_layers/* findStoredLayers */.j)(archive).catch(() => []);
        for (const { layer, start } of stored.filter(each => isNew(each.layer))) {
            const { digest, size } = layer;
            const location = await (0,image_blobs/* locateBlob */.AL)(archive.path, start, false);
            const blob = { digest, size, location, unpacked: (0,image_blobs/* recordedContent */.Cd)(layer) };
            known.set(digest, blob);
            known.set(layer.diff_id, blob);
        }
    }
    return known;
}

// EXTERNAL MODULE: ./lib/core/idle-timeout.js
var idle_timeout = __webpack_require__(33991);
;// CONCATENATED MODULE: ./lib/docker/containers.js
/** Makes a container from the engine's own form of one, and gives its id. `platform` needs API 1.41. */
async function createContainer(engine, spec, platform, signal) {
    const query = { platform: engine.speaks('1.41') ? platform : undefined };
    // dockerode would send the whole spec as the query too.
    const { Id: id } = await engine.ask({ method: 'POST', path: '/containers/create', query, json: spec }, signal);
    return id;
}
async function startContainer(engine, id, signal) {
    await engine.client(signal).getContainer(id).start();
}
async function inspectContainer(engine, id, signal) {
    const { State, NetworkSettings } = await engine.client(signal).getContainer(id).inspect();
    // Engines write null for a port that is not published, and for a network without ports.
    const ports = NetworkSettings.Ports;
    return {
        running: State.Running,
        exitCode: State.ExitCode,
        killedForMemory: State.OOMKilled,
        publishedPort: port => Number(ports?.[`${port}/tcp`]?.[0]?.HostPort ?? 0),
    };
}
/** Removes a container with its volumes, even while it runs. */
async function removeContainer(engine, id, signal) {
    await engine.client(signal).getContainer(id).remove({ force: true, v: true });
}
/** Opens what is at a path of a container, as a tar whose members begin with its name. */
async function openContainerPath(engine, id, path, signal) {
    const archive = await engine.client(signal).getContainer(id).getArchive({ path });
    // dockerode's types do not say so, but it is the answer itself, with its headers.
    return archive;
}
/** Reads what a container has written so far, in the engine's frames of stdout and stderr. */
async function readContainerLogs(engine, id, signal) {
    return engine.client(signal).getContainer(id).logs({ stdout: true, stderr: true });
}
async function listNetworks(engine, signal) {
    const networks = await engine.client(signal).listNetworks();
    return networks.map(({ Name: name, Driver: driver }) => ({ name, driver }));
}

;// CONCATENATED MODULE: ./lib/checks/container.js
var container_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var container_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




/** Names the workflow run that made a container. */
const runLabel = 'docker-archive-action.run';
// Milliseconds; a cancelled step has four seconds to clean up.
const removeTimeout = 3500;
/** Makes a container of the image, passes its id to `work`, and always removes it with its volumes. `spec` is the engine API's form of a container. */
async function withContainer(subject, spec, work) {
    const id = await create(subject, spec);
    try {
        subject.signal.throwIfAborted();
        return await work(id);
    }
    finally {
        await remove(subject, id);
    }
}
// Cancelling the step must not abort this call: the container's id would be lost, and the container could not be removed.
async function create({ engine, image, platform, runId, idleTimeout }, spec) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const idle = container_addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w('creating a container', idleTimeout, new AbortController().signal), false);
        const labelled = { Image: image.id, Labels: { [runLabel]: runId }, ...spec };
        return await idle.run(signal => createContainer(engine, labelled, platform, signal));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        container_disposeResources(env_1);
    }
}
async function remove({ engine, log }, id) {
    try {
        await removeContainer(engine, id, AbortSignal.timeout(removeTimeout));
    }
    catch (error) {
        const gone = error instanceof docker_errors/* EngineRefusal */.np && (error.status === 404 || error.status === 409);
        if (!gone)
            log.warning(`The container ${id.slice(0, 12)} was not removed: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/checks/output.js

/** A logging driver that every engine can read back, limited so that no container fills the disk. */
const logConfig = { Type: 'json-file', Config: { 'max-size': '5m', 'max-file': '2' } };
const maxLines = 10;
const maxCharacters = 4000;
/** Reads what a container has written so far, stdout and stderr in the order in which they came. */
async function readOutput(engine, id, signal) {
    return demultiplex(await readContainerLogs(engine, id, signal));
}
/** Takes the text out of an engine's log frames: a header of 8 bytes, the last four of which are the length, and the text. */
function demultiplex(frames) {
    const texts = [];
    for (let at = 0; at + 8 <= frames.length;) {
        const end = at + 8 + frames.readUInt32BE(at + 4);
        texts.push(frames.subarray(at + 8, end));
        at = end;
    }
    return Buffer.concat(texts).toString('utf8');
}
/** The last lines of an output, worded to follow a sentence. */
function quoteEnd(output) {
    const lines = output.trimEnd().split('\n').slice(-maxLines).join('\n').slice(-maxCharacters);
    return lines === '' ? ', without any output' : `; the end of its output:\n${lines}`;
}

;// CONCATENATED MODULE: ./lib/docker/port-access.js
/** Decides how to reach the ports of a container. */
function planPortAccess(local, networks) {
    if (!local)
        return { kind: 'none', because: 'the engine is on another machine' };
    if (networks.some(({ name, driver }) => name === 'bridge' && driver === 'bridge')) {
        return { kind: 'publish', because: 'the engine has its bridge network' };
    }
    if (networks.some(({ name, driver }) => name === 'host' && driver === 'host')) {
        return { kind: 'host', because: 'the engine has no bridge network' };
    }
    return { kind: 'none', because: 'the engine has neither a bridge nor a host network' };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/checks/probe.js


// Milliseconds. An engine's proxy accepts every connection to a published port and closes it again at once when nothing
// listens in the container, so a connection counts only after it has stayed open for a while.
const settleTime = 250;
const timeout = 5000;
/** Tries everything that is waited for; `portOf` maps a container's port to one of this machine. Gives what went wrong; empty when all answered. */
async function probe(wait, portOf, signal) {
    const { port, http } = wait;
    const closed = port === undefined ? '' : await probePort(portOf(port), signal);
    if (closed)
        return `port ${port}: ${closed}`;
    const unanswered = http ? await probeHttp(portOf(http.port), http.path, signal) : '';
    return unanswered ? `${http?.path}: ${unanswered}` : '';
}
/** Tries whether a TCP port of this machine is open: a connection stays open, or receives data. Gives what went wrong; empty when it is open. */
function probePort(port, signal) {
    return new Promise(resolve => {
        const socket = (0,external_node_net_.connect)({ host: '127.0.0.1', port, signal });
        const end = (problem) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(problem);
        };
        let timer = setTimeout(end, timeout, 'no connection');
        socket.on('connect', () => {
            clearTimeout(timer);
            timer = setTimeout(end, settleTime, '');
        });
        socket.on('data', () => end(''));
        socket.on('close', () => end('the connection was closed at once'));
        socket.on('error', error => end(error.message));
    });
}
// Tries whether a path is answered with 2xx or 3xx; gives what went wrong.
function probeHttp(port, path, signal) {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    return new Promise(resolve => {
        // Without the global agent, which may use a proxy and keep the connection.
        const request = (0,external_node_http_.get)({ host: '127.0.0.1', port, path, agent: false, signal: limited }, answer => {
            answer.destroy();
            const { statusCode = 0 } = answer;
            resolve(statusCode >= 200 && statusCode < 400 ? '' : `HTTP ${statusCode}`);
        });
        request.on('error', error => resolve(error.message));
    });
}

;// CONCATENATED MODULE: ./lib/checks/ports.js




/** The ports of a container that are waited for, each once. */
function portsOf({ port, http }) {
    return [...new Set([port, http?.port])].filter(each => each !== undefined);
}
/** Finds how the ports of a container are reached. Throws `CHECK_REACH` when they cannot be, `CHECK_PORT` when one of them is in use. */
async function findPortAccess({ engine, log, signal }, wait) {
    const access = planPortAccess(engine.local, await listNetworks(engine, signal));
    if (access.kind === 'none') {
        const message = `the port of a container cannot be reached from here: ${access.because}`;
        const hint = 'Check its output instead, or run this step on the machine of the engine:\n  with:\n    run-command: --version';
        throw new errors/* ActionError */.lZ('CHECK_REACH', message, { hint });
    }
    if (access.kind === 'host') {
        log.info(`The container shares the network of this machine: ${access.because}`);
        for (const port of portsOf(wait))
            await requireFree(port, signal);
    }
    return access;
}
// On a shared network, another program that listens on the port would be mistaken for the container.
async function requireFree(port, signal) {
    if ((await probePort(port, signal)) !== '')
        return;
    const message = `port ${port} of this machine is in use, and the container would share it: the engine has no bridge network`;
    throw new errors/* ActionError */.lZ('CHECK_PORT', message, {
        hint: 'Stop the program that listens there, or let the image listen on another port.',
    });
}

;// CONCATENATED MODULE: ./lib/checks/run-outcome.js
/** Judges a run by its outcome and by what the container wrote. */
function judgeRun(request, outcome, output) {
    const awaited = nameAwaited(request);
    switch (outcome.kind) {
        case 'late':
            return { passed: false, reason: describeLate(request, outcome.problem) };
        case 'ready':
            return {
                passed: true,
                reason: `${awaited} answered${request.output ? `, the output matches ${request.output}` : ''}`,
            };
        case 'ended':
            return request.wait
                ? { passed: false, reason: `the container ${describeExit(outcome)} before ${awaited} answered` }
                : judgeEnded(request, outcome, output);
    }
}
function judgeEnded(request, ended, output) {
    const { exitCode, output: expected } = request;
    if (ended.exitCode !== exitCode) {
        return { passed: false, reason: `the container ${describeExit(ended)}, expected is ${exitCode}` };
    }
    if (!expected)
        return { passed: true, reason: `exit code ${exitCode}` };
    if (!expected.test(output))
        return { passed: false, reason: `the output does not match ${expected}` };
    return { passed: true, reason: `exit code ${exitCode}, the output matches ${expected}` };
}
function describeLate({ wait, timeout }, problem) {
    const limit = `${timeout / 1000} s`;
    return wait ? `not ready within ${limit} (${problem})` : `the container is still running after ${limit}`;
}
function describeExit({ exitCode, killedForMemory }) {
    return `ended with exit code ${exitCode}${killedForMemory ? ' (out of memory)' : ''}`;
}
function nameAwaited({ wait }) {
    const { port, http } = wait ?? {};
    return [port === undefined ? '' : `port ${port}`, http ? `:${http.port}${http.path}` : '']
        .filter(Boolean)
        .join(' and ');
}

;// CONCATENATED MODULE: ./lib/checks/container-run.js








// Characters of the output that go to the log.
const maxLogged = 256 * 1024;
// Milliseconds between two looks at the container.
const pollInterval = 200;
/** Runs the image in a container, and checks how it ends or that it answers. Errors: `CHECK_REACH`, `CHECK_PORT`. */
async function checkRun(subject, request) {
    const { wait } = request;
    const name = wait ? (wait.http ? 'wait-for-http' : 'wait-for-port') : 'run-command';
    const access = wait && (await findPortAccess(subject, wait));
    try {
        return await withContainer(subject, makeSpec(request, access), async (id) => {
            return { name, ...(await runContainer({ subject, id, request, access })) };
        });
    }
    catch (error) {
        if (!(error instanceof docker_errors/* EngineRefusal */.np))
            throw error;
        return { name, passed: false, detail: `the container did not start: ${error.words}` };
    }
}
async function runContainer(run) {
    const { engine, log, signal } = run.subject;
    await startContainer(engine, run.id, signal);
    const outcome = await awaitOutcome(run);
    const output = await readOutput(engine, run.id, signal);
    const { passed, reason } = judgeRun(run.request, outcome, output);
    if (passed)
        return { passed, detail: reason };
    if (output !== '')
        log.foreign(output.trimEnd().slice(-maxLogged));
    return { passed, detail: reason + quoteEnd(output) };
}
async function awaitOutcome(run) {
    const { subject, id, request, access } = run;
    const { engine, signal } = subject;
    const deadline = performance.now() + request.timeout;
    for (;;) {
        const state = await inspectContainer(engine, id, signal);
        if (!state.running)
            return { kind: 'ended', ...state };
        const portOf = access?.kind === 'publish' ? state.publishedPort : (port) => port;
        const problem = request.wait ? await findUnready(run, request.wait, portOf) : 'it still runs';
        if (problem === '')
            return { kind: 'ready' };
        if (performance.now() >= deadline)
            return { kind: 'late', problem };
        await (0,external_node_timers_promises_.setTimeout)(pollInterval, undefined, { signal });
    }
}
// Gives what is not ready yet; empty when everything is.
async function findUnready({ subject, id, request }, wait, portOf) {
    const { engine, signal } = subject;
    const problem = await probe(wait, portOf, signal);
    if (problem || !request.output)
        return problem;
    const matches = request.output.test(await readOutput(engine, id, signal));
    return matches ? '' : `the output does not match ${request.output}`;
}
function makeSpec({ command, wait }, access) {
    const ports = wait && access?.kind === 'publish' ? portsOf(wait).map(port => `${port}/tcp`) : [];
    return {
        // An empty list would hide the image's own command.
        ...(command.length > 0 && { Cmd: command }),
        ExposedPorts: Object.fromEntries(ports.map(port => [port, {}])),
        HostConfig: {
            LogConfig: logConfig,
            PortBindings: Object.fromEntries(ports.map(port => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]])),
            ...(access?.kind === 'host' && { NetworkMode: 'host' }),
        },
    };
}

;// CONCATENATED MODULE: ./lib/checks/container-path.js


// Go's bits of a file mode.
const [folderBit, linkBit] = [2 ** 31, 2 ** 27];
const maxHops = 40;
/**
 * Looks up a path in a container that need not run. Links are resolved inside the image: an absolute target starts at the
 * image's own root, and the engine is only asked for absolute paths below it.
 */
async function lookUpPath(subject, id, path) {
    let at = path;
    let via;
    for (let hop = 0; hop < maxHops; hop++) {
        const stat = await statPath(subject, id, at);
        if (!stat)
            return { kind: 'nothing', via };
        if ((stat.mode & linkBit) === 0)
            return { kind: stat.mode >= folderBit ? 'folder' : 'file', path: at };
        if (stat.linkTarget === at)
            break;
        [at, via] = [stat.linkTarget, stat.linkTarget];
    }
    return { kind: 'nothing', via: via ?? path };
}
/** Says what is missing, and where a link to it ends. */
function describeMissing(path, via) {
    return via === undefined ? path : `${path} (a link that ends at ${via}, where nothing is)`;
}
async function statPath({ engine, signal }, id, path) {
    try {
        // Not HEAD: its response has no body that could hold the reason for a refusal.
        const answer = await openContainerPath(engine, id, path, signal);
        answer.destroy();
        const header = String(answer.headers['x-docker-container-path-stat']);
        return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    }
    catch (error) {
        if (!(error instanceof docker_errors/* EngineRefusal */.np))
            throw error;
        if (/too many (levels of symbolic )?links/.test(error.message))
            return { mode: linkBit, linkTarget: path };
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
// A container that was removed meanwhile says nothing about the files of the image.
function isMissing({ status, message }) {
    if (/no such container/i.test(message))
        return false;
    return status === 404 || message.includes('not a directory');
}

;// CONCATENATED MODULE: ./lib/checks/destination.js



/**
 * Creates the folder for an extraction and gives the absolute path to extract to, where there is nothing or a file.
 * Throws `EXTRACT_PATH` when that is an existing folder, or outside the workspace, be it through a link.
 */
async function prepareDestination({ from, to }, workspace) {
    const path = /[\\/]$/.test(to) ? (0,external_node_path_.join)((0,external_node_path_.resolve)(workspace, to), (0,external_node_path_.basename)(from)) : (0,external_node_path_.resolve)(workspace, to);
    const root = await (0,promises_.realpath)(workspace);
    const parent = await (0,promises_.realpath)(await nearestExisting((0,external_node_path_.dirname)(path))).catch(() => '');
    if (!isBelow(workspace, path) || !isWithin(root, parent)) {
        throw pathError(to, `lies outside the workspace ${workspace}`, 'a path below it');
    }
    const existing = await (0,promises_.lstat)(path).catch(() => undefined);
    if (existing?.isDirectory())
        throw pathError(to, 'is a folder that exists', 'a path where there is no folder');
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    return path;
}
// A broken link exists, too: mkdir would follow it.
async function nearestExisting(path) {
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    return found ? path : nearestExisting((0,external_node_path_.dirname)(path));
}
function isBelow(folder, path) {
    return path.startsWith(folder.endsWith(external_node_path_.sep) ? folder : folder + external_node_path_.sep);
}
function isWithin(folder, path) {
    return path === folder || isBelow(folder, path);
}
function pathError(to, problem, allowed) {
    return new errors/* ActionError */.lZ('EXTRACT_PATH', `extract: ${JSON.stringify(to)} ${problem}, allowed: ${allowed}`, {
        hint: 'extract: /app/report => out/report',
    });
}

// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./lib/core/raw-path.js
var raw_path = __webpack_require__(90957);
;// CONCATENATED MODULE: ./lib/checks/links.js
const links_maxHops = 40;
/**
 * Follows the links of a path in a tree and gives the path in the tree where it ends; undefined when it leaves the tree
 * or runs in circles. `links` has the target of every link in the tree by its path; `base` is the absolute path of the
 * tree in its image, without links in it.
 */
function resolveLink(path, links, base) {
    const root = split(base);
    let at = root;
    let ahead = split(path);
    for (let hops = 0; ahead.length > 0;) {
        const [part = '', ...rest] = ahead;
        const next = part === '..' ? at.slice(0, -1) : [...at, part];
        // Links outside the tree are not known.
        if (!isOnWay(next, root))
            return undefined;
        const target = links.get(next.slice(root.length).join('/'));
        if (part === '..' || target === undefined) {
            [at, ahead] = [next, rest];
            continue;
        }
        if (++hops > links_maxHops)
            return undefined;
        if (target.startsWith('/'))
            at = [];
        ahead = [...split(target), ...rest];
    }
    return at.length < root.length ? undefined : at.slice(root.length).join('/');
}
// Whether a path is inside the tree, or one of the folders that lead to it.
function isOnWay(parts, root) {
    return root.every((part, i) => i >= parts.length || parts[i] === part);
}
function split(path) {
    return path.split('/').filter(part => part !== '' && part !== '.');
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./lib/core/pax-header.js
const block = 512;
/**
 * Makes the header of a tar that gives the next member a name or a link's target as bytes, which tar-stream cannot
 * write; Go's reader, which engines use, accepts them as they are.
 */
function makePaxHeader(records) {
    const body = Buffer.concat(Object.entries(records).map(([key, value]) => makeRecord(key, value)));
    const header = Buffer.alloc(block);
    header.write('PaxHeader', 0);
    header.write('0000644\0'.padEnd(24, '0000000\0'), 100);
    header.write(`${body.length.toString(8).padStart(11, '0')} ${'0'.repeat(11)} `, 124);
    // The checksum counts its own field as spaces.
    header.write('        x', 148);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([header, body, Buffer.alloc(-body.length & (block - 1))]);
}
/** Reads the records in the body of such a header, by their keys. */
function readPaxRecords(body) {
    const records = new Map();
    for (let at = 0; at < body.length;) {
        const length = parseInt(body.toString('latin1', at, at + 20), 10);
        if (!(length > 0))
            break;
        const record = body.subarray(body.indexOf(' ', at) + 1, at + length - 1);
        const sign = record.indexOf('=');
        records.set(record.toString('utf8', 0, sign), record.subarray(sign + 1));
        at += length;
    }
    return records;
}
// `30 path=…`, where the number counts the whole record, its own digits included.
function makeRecord(key, value) {
    const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
    let length = rest.length;
    while (length !== rest.length + String(length).length)
        length = rest.length + String(length).length;
    return Buffer.concat([Buffer.from(String(length)), rest]);
}

;// CONCATENATED MODULE: ./lib/checks/raw-names.js


const raw_names_block = 512;
// PAX headers of one member and of all, and the long names and link targets of GNU tar.
const paxHeader = 'x';
const extraHeaders = new Set([paxHeader, 'g', 'L', 'K', 'N']);
// Bytes. tar-stream refuses a longer one.
const longestPax = 4 * 1024 * 1024;
/**
 * Finds the names that are not UTF-8 in a tar on its way to tar-stream, which would replace bytes of them. Go programs,
 * as engines are, write such names into PAX headers.
 */
class RawNameReader {
    #names = new Map();
    #members = 0;
    /** The records before the next member. */
    #pax = new Map();
    #readsPax = false;
    /** Bytes to pass over before the next block to read, its length, and what has arrived of it. */
    #skipped = 0;
    #wanted = raw_names_block;
    #held = Buffer.alloc(0);
    /** Passes a tar on. The names in a part of it are known once that part has passed. */
    async *pass(tar) {
        for await (const chunk of tar) {
            this.#read(chunk);
            yield chunk;
        }
    }
    /** The names of a member by its place in the tar, from 0. */
    namesOf(member) {
        return this.#names.get(member) ?? {};
    }
    #read(chunk) {
        for (let rest = chunk; rest.length > 0;) {
            const passed = Math.min(this.#skipped, rest.length);
            this.#skipped -= passed;
            const part = rest.subarray(passed, passed + this.#wanted - this.#held.length);
            rest = rest.subarray(passed + part.length);
            this.#held = Buffer.concat([this.#held, part]);
            if (this.#held.length < this.#wanted)
                continue;
            const held = this.#held;
            [this.#held, this.#wanted] = [Buffer.alloc(0), raw_names_block];
            if (this.#readsPax)
                this.#readPax(held);
            else
                this.#readHeader(held);
        }
    }
    #readPax(body) {
        this.#readsPax = false;
        this.#pax = readPaxRecords(body);
    }
    #readHeader(header) {
        // The end of a tar is blocks of zeros.
        if (header[0] === 0)
            return;
        const type = header.toString('latin1', 156, 157);
        const size = Math.ceil(readSize(header, this.#pax) / raw_names_block) * raw_names_block;
        if (type === paxHeader && size > 0 && size <= longestPax) {
            [this.#wanted, this.#readsPax] = [size, true];
            return;
        }
        this.#skipped = type === '5' ? 0 : size;
        if (extraHeaders.has(type))
            return;
        const [path, linkpath] = [readRawName(this.#pax.get('path')), readRawName(this.#pax.get('linkpath'))];
        if (path ?? linkpath)
            this.#names.set(this.#members, { path, linkpath });
        this.#members++;
        this.#pax = new Map();
    }
}
function readRawName(name) {
    return name && !(0,external_node_buffer_.isUtf8)(name) ? name : undefined;
}
// Octal digits, or a number in bytes when they are not enough.
function readSize(header, pax) {
    const given = pax.get('size');
    if (given)
        return Number(given.toString());
    if (header.readUInt8(124) >= 0x80)
        return Number(header.readBigUInt64BE(128));
    return parseInt(header.toString('latin1', 124, 136), 8) || 0;
}

;// CONCATENATED MODULE: ./lib/checks/unpack.js









/**
 * Unpacks the tar that an engine gives for a path: files and folders with their permissions but without setuid, setgid
 * and sticky bits, hard links as copies, and symbolic links that stay inside. Names keep their bytes. Gives what was
 * skipped, one text each.
 */
async function unpackPath(source, target, signal) {
    const tar = (0,tar_stream.extract)();
    const names = new RawNameReader();
    const unpacking = {
        target: { path: toBytes(target.path), base: toBytes(target.base) },
        links: new Map(),
        skipped: [],
        signal,
    };
    const writing = async () => {
        let at = 0;
        for await (const entry of tar) {
            await writeMember(entry, names.namesOf(at++), unpacking);
        }
    };
    await Promise.all([(0,external_node_stream_promises_.pipeline)(source, chunks => names.pass(chunks), tar, { signal }), writing()]);
    // Written last, so that no member is written through a link.
    await writeLinks(unpacking);
    return unpacking.skipped.map(show);
}
async function writeMember(entry, names, { target, links, skipped, signal }) {
    const { name, type, mode, linkname } = entry.header;
    const path = innerPath(toBytes(names.path ?? name));
    const to = locate(target, path);
    if (type === 'file' || type === 'contiguous-file') {
        await (0,external_node_stream_promises_.pipeline)(entry, (0,external_node_fs_.createWriteStream)(to, { flags: 'wx', mode: (mode & 0o777) | 0o600 }), { signal });
        return;
    }
    entry.resume();
    if (type === 'directory')
        await (0,promises_.mkdir)(to, { mode: (mode & 0o777) | 0o700 });
    else if (type === 'symlink')
        links.set(path, toBytes(names.linkpath ?? linkname));
    else if (type === 'link')
        await (0,promises_.copyFile)(locate(target, innerPath(toBytes(names.linkpath ?? linkname))), to);
    else
        skipped.push(`${external_node_path_.posix.join(target.base, path)}, a ${type}`);
}
async function writeLinks({ target, links, skipped }) {
    for (const [path, linked] of links) {
        const end = resolveLink(path, links, target.base);
        if (end === undefined)
            skipped.push(`${external_node_path_.posix.join(target.base, path)}, a link out of it to ${linked}`);
        else
            await (0,promises_.symlink)(fromBytes(external_node_path_.posix.relative(external_node_path_.posix.dirname(path), end) || '.'), locate(target, path));
    }
}
function locate({ path }, inner) {
    return fromBytes(inner === '' ? path : `${path}/${inner}`);
}
function toBytes(path) {
    return Buffer.from(path).toString('latin1');
}
function fromBytes(path) {
    return Buffer.from(path, 'latin1');
}
// The first part of a member's name is the last part of the path that was asked for.
function innerPath(name) {
    const path = external_node_path_.posix.normalize(name);
    const inner = path.split('/').slice(1).join('/').replace(/\/$/, '');
    if (!name.startsWith('/') && !inner.split('/').includes('..') && !/^\.\.(\/|$)/.test(path))
        return inner;
    throw new errors/* ActionError */.lZ('EXTRACT', `the engine gave ${JSON.stringify(show(name))}, a path outside the requested one`);
}
function show(path) {
    return (0,raw_path/* showRawPath */.NY)(fromBytes(path));
}

;// CONCATENATED MODULE: ./lib/checks/extraction.js








const maxListed = 10;
/** Copies files and folders out of a container that need not run; each is copied completely or not at all. */
async function extractPaths(subject, id, extractions) {
    const missing = [];
    for (const extraction of extractions) {
        const found = await lookUpPath(subject, id, extraction.from);
        if (found.kind === 'nothing')
            missing.push(describeMissing(extraction.from, found.via));
        else
            await extractPath(subject, id, extraction, found.path);
    }
    const passed = missing.length === 0;
    const done = extractions.map(({ from, to }) => `${from} => ${to}`).join(', ');
    return { name: 'extract', passed, detail: passed ? done : `not in the image: ${missing.join(', ')}` };
}
// `path` is where the links of `extraction.from` end.
async function extractPath(subject, id, extraction, path) {
    const { engine, workspace, log, signal } = subject;
    const destination = await prepareDestination(extraction, workspace);
    const partial = (0,partial_file/* partialPath */.Dn)((0,external_node_path_.dirname)(destination));
    try {
        const tar = await openContainerPath(engine, id, path, signal);
        const skipped = await unpackPath(tar, { path: partial, base: path }, signal);
        await (0,promises_.rename)(partial, destination);
        if (skipped.length > 0)
            log.warning(`Not extracted: ${listSkipped(skipped)}`);
    }
    catch (error) {
        await (0,promises_.rm)(partial, { recursive: true, force: true });
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        const hint = 'Check that the disk is not full and that the workspace is writable.';
        const message = `${extraction.from} was not extracted to ${extraction.to}`;
        throw new errors/* ActionError */.lZ('EXTRACT', message, { hint, cause: error });
    }
}
function listSkipped(skipped) {
    const rest = skipped.length - maxListed;
    return `${skipped.slice(0, maxListed).join('; ')}${rest > 0 ? `; ${rest} more` : ''}`;
}

;// CONCATENATED MODULE: ./lib/checks/files.js

/** Checks that a container has something at each of these paths. */
async function checkRequired(subject, id, paths) {
    const missing = [];
    for (const path of paths) {
        const found = await lookUpPath(subject, id, path);
        if (found.kind === 'nothing')
            missing.push(describeMissing(path, found.via));
    }
    const passed = missing.length === 0;
    const detail = passed ? `${paths.join(', ')} in the image` : `not in the image: ${missing.join(', ')}`;
    return { name: 'required-files', passed, detail };
}
/** Checks that a container has nothing at these paths; a link counts, even a broken one. */
async function checkForbidden(subject, id, paths) {
    const present = [];
    for (const path of paths) {
        const found = await lookUpPath(subject, id, path);
        if (found.kind !== 'nothing' || found.via !== undefined)
            present.push(path);
    }
    const passed = present.length === 0;
    const detail = passed ? `${paths.join(', ')} not in the image` : `in the image: ${present.join(', ')}`;
    return { name: 'forbidden-files', passed, detail };
}

// EXTERNAL MODULE: ./lib/checks/result.js
var checks_result = __webpack_require__(19912);
;// CONCATENATED MODULE: ./lib/checks/user.js
/** Checks that an image's `USER` is a number. An empty one fails: it means root without saying so. */
function checkUser(user) {
    const name = 'require-numeric-user';
    if (/^\d+(:\d+)?$/.test(user))
        return { name, passed: true, detail: `USER is ${user}` };
    const found = user === '' ? 'the image has no USER, so it runs as root' : `USER is ${JSON.stringify(user)}`;
    return { name, passed: false, detail: `${found}; it has to be digits, uid or uid:gid, as in USER 65532:65532` };
}

;// CONCATENATED MODULE: ./lib/checks/image.js






/** Whether any check needs the image in an engine. */
function hasImageChecks({ numericUser, required, forbidden, extract, run }) {
    return numericUser || run !== undefined || required.length + forbidden.length + extract.length > 0;
}
/** Makes all checks of an image, and extracts files once all of them have passed; throws `CHECK` with every failed one. */
async function runImageChecks(subject, reference, request) {
    const { image, log } = subject;
    const { numericUser, run, extract } = request;
    const results = numericUser ? [checkUser(image.user)] : [];
    results.push(...(await checkFiles(subject, request)));
    if (run)
        results.push(await checkRun(subject, run));
    if (extract.length > 0 && results.every(({ passed }) => passed)) {
        results.push(await withContainer(subject, neverStarted, id => extractPaths(subject, id, extract)));
    }
    for (const { name, passed, detail } of results)
        log.info(`${passed ? 'passed' : 'FAILED'} ${name}: ${detail}`);
    const failure = (0,checks_result/* checkFailure */.V)(reference, results);
    if (failure)
        throw failure;
    return results;
}
// The command need not exist; but without any, an engine refuses an image that has none either.
const neverStarted = { Entrypoint: ['/never-started'], HostConfig: { NetworkMode: 'none' } };
async function checkFiles(subject, { required, forbidden }) {
    if (required.length + forbidden.length === 0)
        return [];
    return withContainer(subject, neverStarted, async (id) => [
        ...(required.length > 0 ? [await checkRequired(subject, id, required)] : []),
        ...(forbidden.length > 0 ? [await checkForbidden(subject, id, forbidden)] : []),
    ]);
}

;// CONCATENATED MODULE: ./lib/actions/archive/check.js


/** Runs the checks that the request asks for on an image in its engine, before it is saved. Throws `CHECK`. */
async function checkImage(engine, image, { request, environment, plan, stage, log, signal }) {
    const { checks, platform, idleTimeout } = request;
    if (!hasImageChecks(checks))
        return [];
    const subject = {
        engine,
        image,
        platform: platform && (0,image_platform/* formatPlatform */.Bq)(platform),
        workspace: environment.workspace,
        runId: environment.runId || 'local',
        idleTimeout,
        log,
        signal,
    };
    return stage('Check', () => runImageChecks(subject, plan.reference, checks), results => `${results.length} passed`);
}
/** What would be checked, one sentence each. */
function describeChecks({ numericUser, required, forbidden, run, extract, verify }) {
    const { port, http } = run?.wait ?? {};
    const awaited = [port !== undefined && `port ${port}`, http && `:${http.port}${http.path}`].filter(Boolean);
    const what = [
        numericUser && 'that its USER is a number',
        required.length > 0 && `that it has ${required.join(', ')}`,
        forbidden.length > 0 && `that it has no ${forbidden.join(', ')}`,
        run && awaited.length === 0 && `that a container ends with exit code ${run.exitCode}`,
        awaited.length > 0 && `that a container answers at ${awaited.join(' and ')}`,
    ].filter(Boolean);
    return [
        what.length > 0 && `check the image before it is saved: ${what.join('; ')}`,
        extract.length > 0 && `extract ${extract.map(({ from, to }) => `${from} to ${to}`).join(', ')}`,
        verify && 'run verify-command before anything ships',
    ].filter(sentence => typeof sentence === 'string');
}

// EXTERNAL MODULE: ./lib/build/choice.js
var build_choice = __webpack_require__(60257);
// EXTERNAL MODULE: ./lib/docker/config.js
var docker_config = __webpack_require__(45960);
;// CONCATENATED MODULE: ./lib/docker/proxy-args.js
const proxy_args_variables = {
    httpProxy: 'HTTP_PROXY',
    httpsProxy: 'HTTPS_PROXY',
    ftpProxy: 'FTP_PROXY',
    noProxy: 'NO_PROXY',
    allProxy: 'ALL_PROXY',
};
/**
 * The proxies that the docker config has for an engine, as build arguments in upper and lower case. An argument in
 * `given` wins, whatever its case. Builders keep these arguments out of the image and the cache.
 */
function makeProxyArgs(config, engineAddress, given) {
    const proxies = config.proxies[engineAddress] ?? config.proxies['default'] ?? {};
    const taken = new Set(Object.keys(given).map(name => name.toUpperCase()));
    const entries = Object.entries(proxy_args_variables).flatMap(([key, variable]) => {
        const value = proxies[key];
        return value && !taken.has(variable) ? [variable, variable.toLowerCase()].map(name => [name, value]) : [];
    });
    return Object.fromEntries(entries);
}
/** The passwords in the addresses of proxies. */
function proxyPasswords(args) {
    const passwords = Object.values(args).flatMap(value => /^[a-z0-9]+:\/\/[^/@]*?:([^/]+)@/i.exec(value)?.[1] ?? []);
    return [...new Set(passwords)];
}

// EXTERNAL MODULE: ./lib/core/progress.js
var core_progress = __webpack_require__(86264);
// EXTERNAL MODULE: ./lib/docker/json-stream.js
var json_stream = __webpack_require__(53577);
;// CONCATENATED MODULE: ./lib/build/output-tail.js
// Enough to see a compiler's error, little enough for an annotation.
const output_tail_maxLines = 20;
/** Keeps the last lines that a build step or a program printed. */
class OutputTail {
    lines = [];
    add(text) {
        this.lines.push(...text.split(/\r?\n|\r/).filter(line => line.trim() !== ''));
        this.lines.splice(0, this.lines.length - output_tail_maxLines);
    }
}

// EXTERNAL MODULE: ./node_modules/protobufjs/light.js
var light = __webpack_require__(6212);
;// CONCATENATED MODULE: ./lib/build/buildkit/status.js


const field = (type, id) => ({ type, id });
const list = (type, id) => ({ type, id, rule: 'repeated' });
// The fields that are read here of moby.buildkit.v1 (api/services/control/control.proto, solver/pb/ops.proto).
const root = light.Root.fromJSON({
    nested: {
        Position: { fields: { line: field('int32', 1) } },
        Range: { fields: { start: field('Position', 1) } },
        Vertex: {
            fields: {
                digest: field('string', 1),
                name: field('string', 3),
                cached: field('bool', 4),
                completed: field('bytes', 6),
                error: field('string', 7),
            },
        },
        VertexLog: { fields: { vertex: field('string', 1), msg: field('bytes', 4) } },
        VertexWarning: { fields: { short: field('bytes', 3), ranges: list('Range', 7) } },
        StatusResponse: {
            fields: { vertexes: list('Vertex', 1), logs: list('VertexLog', 3), warnings: list('VertexWarning', 4) },
        },
    },
});
const statusResponse = root.lookupType('StatusResponse');
/** Decodes the base64 text of a `moby.buildkit.trace` message; throws `ENGINE_STREAM` if it is not a status message. */
function decodeStatus(base64) {
    const raw = decode(base64);
    return {
        // protobufjs keeps defaults in the prototype, which a spread would miss.
        vertexes: raw.vertexes.map(({ digest, name, cached, completed, error }) => {
            return { digest, name, cached, error, completed: completed.length > 0 };
        }),
        logs: raw.logs.map(({ vertex, msg }) => ({ vertex, text: toText(msg) })),
        warnings: raw.warnings.map(({ short, ranges }) => ({ text: toText(short), line: ranges[0]?.start?.line ?? 0 })),
    };
}
function decode(base64) {
    try {
        return statusResponse.decode(Buffer.from(base64, 'base64'));
    }
    catch (cause) {
        const message = `the engine sent something other than a status of BuildKit: ${(0,errors/* messageOf */.bD)(cause)}`;
        throw new errors/* ActionError */.lZ('ENGINE_STREAM', message, { cause });
    }
}
function toText(bytes) {
    return Buffer.from(bytes).toString('utf8');
}

;// CONCATENATED MODULE: ./lib/build/buildkit/log.js


/** Prints a BuildKit build as numbered steps with their output, and remembers which of them failed. */
class BuildKitLog {
    #log;
    #steps = new Map();
    constructor(log) {
        this.#log = log;
    }
    /** Takes a message of an engine's build stream. */
    add(message) {
        const { id, aux } = message;
        if (id === 'moby.buildkit.trace' && typeof aux === 'string')
            this.addStatus(decodeStatus(aux));
    }
    addStatus({ vertexes, logs, warnings }) {
        for (const vertex of vertexes)
            this.#addVertex(vertex);
        for (const log of logs)
            this.#addOutput(log);
        for (const { text, line } of warnings)
            this.#log.foreign(`WARNING: ${text} (line ${line})`);
    }
    /** The step that made the build fail; undefined when none reported an error. */
    failedStep() {
        const failed = [...this.#steps.values()].filter(({ vertex }) => vertex.error !== '');
        // Steps that BuildKit cancelled because another one failed report errors, too.
        const step = failed.find(({ vertex }) => !vertex.error.includes('context canceled')) ?? failed[0];
        return step && { name: step.vertex.name, output: step.tail.lines };
    }
    #addVertex(vertex) {
        const known = this.#steps.get(vertex.digest);
        if (known?.vertex.completed)
            return;
        const step = known ?? { number: this.#steps.size + 1, tail: new OutputTail(), vertex };
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

// EXTERNAL MODULE: ./node_modules/@grpc/grpc-js/build/src/index.js
var src = __webpack_require__(83033);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
;// CONCATENATED MODULE: ./lib/build/context/hard-links.js
/** Finds the entries that are other names of an earlier file, each with the path of the first name. */
function findHardLinks(entries) {
    const first = new Map();
    const links = new Map();
    for (const entry of entries) {
        if (entry.inode === undefined)
            continue;
        const target = first.get(entry.inode);
        if (target === undefined)
            first.set(entry.inode, entry.path);
        else
            links.set(entry, target);
    }
    return links;
}

// EXTERNAL MODULE: ./lib/build/context/tree.js
var tree = __webpack_require__(52626);
;// CONCATENATED MODULE: ./lib/build/buildkit/messages.js

const messages_text = (id) => ({ type: 'string', id });
/** The kinds of packets in the protocol that synchronizes files. */
const packetTypes = { stat: 0, request: 1, data: 2, end: 3, error: 4 };
// From moby/buildkit, session/auth/auth.proto and session/secrets/secrets.proto; grpc's health.proto; and from
// tonistiigi/fsutil, types/wire.proto and types/stat.proto.
const messages_root = light.Root.fromJSON({
    nested: {
        CredentialsRequest: { fields: { Host: messages_text(1) } },
        CredentialsResponse: { fields: { Username: messages_text(1), Secret: messages_text(2) } },
        SecretRequest: { fields: { ID: messages_text(1) } },
        SecretResponse: { fields: { data: { type: 'bytes', id: 1 } } },
        HealthCheckRequest: { fields: { service: messages_text(1) } },
        HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
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
                path: messages_text(1),
                mode: { type: 'uint32', id: 2 },
                size: { type: 'int64', id: 5 },
                modTime: { type: 'int64', id: 6 },
                linkname: messages_text(7),
            },
        },
    },
});
/** Answers BuildKit's requests for the credentials of a registry. */
const authService = {
    credentials: unary('/moby.filesync.v1.Auth/Credentials', 'CredentialsRequest', 'CredentialsResponse'),
};
/** Answers BuildKit's requests for a secret. */
const secretService = {
    getSecret: unary('/moby.buildkit.secrets.v1.Secrets/GetSecret', 'SecretRequest', 'SecretResponse'),
};
/** Tells BuildKit that the session is alive. */
const healthService = {
    check: unary('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse'),
};
/** Sends files to BuildKit. */
const fileService = {
    diffCopy: {
        ...unary('/moby.filesync.v1.FileSync/DiffCopy', 'Packet', 'Packet'),
        requestStream: true,
        responseStream: true,
    },
};
function unary(path, requestName, responseName) {
    const [request, response] = [messages_root.lookupType(requestName), messages_root.lookupType(responseName)];
    return {
        path,
        requestStream: false,
        responseStream: false,
        requestSerialize: (value) => Buffer.from(request.encode(value).finish()),
        requestDeserialize: (bytes) => request.decode(bytes),
        responseSerialize: (value) => Buffer.from(response.encode(value).finish()),
        responseDeserialize: (bytes) => response.decode(bytes),
    };
}

;// CONCATENATED MODULE: ./lib/build/buildkit/file-sync.js
var file_sync_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var file_sync_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







// Limits how many files are open at a time.
const concurrency = 16;
/**
 * Sends a tree to BuildKit by fsutil's protocol: first a list of it, and then the content of each file that BuildKit
 * asks for. After an error, the caller has to destroy the call. Errors: `CONTEXT_UNREADABLE`, `CONTEXT_CHANGED`,
 * `CONTEXT_NAME`.
 */
async function sendTree(call, entries) {
    const sorted = sortByComponents(entries);
    (0,tree/* requireUtf8 */.Nt)(sorted);
    const sender = new PacketSender(call);
    const sendRequested = ({ id, entry }) => sendFile(sender, id, entry);
    await Promise.all([sendList(sender, sorted), (0,p_map/* default */.Ay)(readRequests(call, sorted), sendRequested, { concurrency })]);
    await sender.send({ type: packetTypes.end });
    call.end();
}
async function* readRequests(call, entries) {
    for await (const packet of call.iterator({ destroyOnReturn: false })) {
        const { type, ID: id = 0, data } = packet;
        if (type === packetTypes.end)
            return;
        if (type === packetTypes.error)
            throw new Error(`BuildKit rejected the context: ${String(data)}`);
        const entry = type === packetTypes.request ? entries[id] : undefined;
        // Folders and links have no content.
        if (entry?.kind === 'file')
            yield { id, entry };
    }
}
// Writes one packet after the other, each when the connection has room for it.
class PacketSender {
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
async function sendList(sender, entries) {
    const links = findHardLinks(entries);
    for (const entry of entries) {
        const { path, mtime, target } = entry;
        const link = links.get(entry);
        const size = link === undefined ? entry.size : 0;
        const stat = { path, mode: goMode(entry), size, modTime: mtime * 1e9, linkname: link ?? target };
        await sender.send({ type: packetTypes.stat, stat });
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
        if ('content' in source) {
            if (source.content.length > 0)
                yield source.content;
            return;
        }
        const file = file_sync_addDisposableResource(env_1, await (0,promises_.open)(source.path).catch((error) => {
            throw (0,tree/* contextUnreadable */.z2)(source.path, error);
        }), true);
        let read = 0;
        for await (const chunk of file.createReadStream({ autoClose: false })) {
            read += chunk.length;
            yield chunk;
        }
        if (read !== size)
            throw (0,tree/* contextChanged */.SI)(source.path, size, read);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = file_sync_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// BuildKit expects the content of a folder right after the folder.
function sortByComponents(entries) {
    const keyed = entries.map(entry => ({ entry, key: (0,raw_path/* toSortKey */.PU)(entry.path).replaceAll('/', '\0') }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
// Go has bits of its own for file types, setuid, setgid and sticky.
function goMode({ mode, kind }) {
    const special = ((mode & 0o4000) << 12) | ((mode & 0o2000) << 11) | ((mode & 0o1000) << 11);
    const type = kind === 'directory' ? 2 ** 31 : kind === 'symlink' ? 2 ** 27 : 0;
    return type + special + (mode & 0o777);
}

;// CONCATENATED MODULE: ./lib/build/buildkit/session.js






/**
 * Opens a session that answers each registry host with that host's credentials only. dockerode's own session would give
 * one credential to any host that asks, and has no health service, without which BuildKit drops a session after 10 s.
 */
async function openSession(engine, sources) {
    const { credentials, secrets, files, onFailure } = sources;
    const id = (0,external_node_crypto_.randomUUID)();
    const methods = [authService.credentials, secretService.getSecret, ...(files ? [fileService.diffCopy] : [])];
    const socket = await engine.hijack('/session', {
        Upgrade: 'h2c',
        'X-Docker-Expose-Session-Uuid': id,
        'X-Docker-Expose-Session-Name': 'docker-archive-action',
        'X-Docker-Expose-Session-Grpc-Method': methods.map(({ path }) => path),
    });
    const server = new src.Server();
    serveHealth(server);
    serveCredentials(server, credentials);
    serveSecrets(server, secrets);
    if (files)
        serveFiles(server, files, onFailure);
    server.createConnectionInjector(src.ServerCredentials.createInsecure()).injectConnection(socket);
    const lose = () => onFailure((0,docker_errors/* connectionLost */.Bx)('the session of the build', new Error('before the build ended')));
    socket.once('close', lose);
    const close = () => {
        socket.off('close', lose);
        server.forceShutdown();
        socket.destroy();
    };
    return { id, close };
}
function serveHealth(server) {
    const serving = 1;
    const check = (_, answer) => answer(null, { status: serving });
    server.addService(healthService, { check });
}
function serveCredentials(server, store) {
    const credentials = (call, answer) => {
        store.forHost(call.request.Host).then(found => {
            const Username = found?.identityToken ? '' : (found?.username ?? '');
            answer(null, { Username, Secret: found?.identityToken ?? found?.password ?? '' });
        }, (error) => answer({ code: src.status.UNAVAILABLE, details: (0,errors/* messageOf */.bD)(error) }));
    };
    server.addService(authService, { credentials });
}
function serveSecrets(server, secrets) {
    const getSecret = ({ request }, answer) => {
        const data = secrets.get(request.ID);
        if (data)
            answer(null, { data });
        // By this code BuildKit knows that the secret was not given; RUN decides whether it is required.
        else
            answer({ code: src.status.NOT_FOUND, details: `no secret ${request.ID} in secrets, secret-envs or secret-files` });
    };
    server.addService(secretService, { getSecret });
}
function serveFiles(server, files, onFailure) {
    const diffCopy = call => {
        sendTree(call, selectFiles(call, files)).catch((error) => {
            onFailure(error);
            call.destroy(error);
        });
    };
    server.addService(fileService, { diffCopy });
}
// BuildKit asks for the Dockerfile, for a .dockerignore, whose rules were already applied here, and for the files.
function selectFiles({ metadata }, { dockerfile, files }) {
    if (String(metadata.get('dir-name')[0]) === 'dockerfile')
        return [dockerfile];
    const patterns = ['followpaths', 'include-patterns'].flatMap(key => metadata.get(key).map(String));
    const asksForIgnoreFile = patterns.length > 0 && patterns.every(path => path === '.dockerignore');
    return asksForIgnoreFile ? [] : files;
}

;// CONCATENATED MODULE: ./lib/build/classic-log.js

/** Prints what the classic builder says, `Step 2/5 : RUN make` and the output of the step, and remembers the last step. */
class ClassicLog {
    #log;
    #step = '';
    #tail = new OutputTail();
    constructor(log) {
        this.#log = log;
    }
    add(message) {
        const text = message.stream?.trimEnd();
        if (!text)
            return;
        this.#log.foreign(text);
        if (!/^Step \d+\/\d+ : /.test(text)) {
            this.#tail.add(text);
            return;
        }
        this.#step = text;
        this.#tail = new OutputTail();
    }
    /** The step that ran last; undefined before the first one. */
    failedStep() {
        return this.#step === '' ? undefined : { name: this.#step, output: this.#tail.lines };
    }
}

;// CONCATENATED MODULE: ./lib/build/engine-hint.js
const hints = [
    [
        /only supported with experimental/,
        'Switch it on in /etc/docker/daemon.json of that engine:\n  {"experimental": true}',
    ],
    [
        /"git": executable file not found|unknown scheme git/,
        'That engine has no git. Install it there, or check the repository out:\n  - uses: actions/checkout@v5\nand build from the folder:\n  with:\n    context: .',
    ],
];
/** What to do about a feature that an engine lacks, judged by its error message; undefined when it lacks none. */
function engineHint(message) {
    return hints.find(([pattern]) => pattern.test(message))?.[1];
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(78390);
;// CONCATENATED MODULE: ./lib/build/failed-line.js

/**
 * Finds the line of a Dockerfile, from 1, that a build failed at: the line that the engine's `message` names, else the
 * instruction of the failed step (`[builder 2/4] RUN make`, `Step 2/5 : RUN make`); undefined when neither is certain.
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

;// CONCATENATED MODULE: ./lib/build/failure.js




/** Makes the `BUILD_FAILED` error: the instruction, the builder's words, the step's last output and the Dockerfile's line. */
async function explainBuildFailure(failure) {
    const { message, step, hint, cause } = failure;
    const where = step ? ` at ${step.name}` : '';
    const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
    return new errors/* ActionError */.lZ('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
        cause,
        hint,
        annotation: await annotate(failure),
    });
}
// GitHub can only show lines of a file on the runner.
async function annotate({ dockerfile, line, step, message, workspace }) {
    if (dockerfile === undefined)
        return undefined;
    const found = line ?? findFailedLine(await (0,promises_.readFile)(dockerfile, 'utf8'), step?.name ?? '', message);
    return { file: (0,external_node_path_.relative)(workspace, dockerfile), title: 'docker build failed', line: found };
}

;// CONCATENATED MODULE: ./lib/build/query.js

/** Writes a build request as the query of the engine API; `dockerfile` is its path inside the context. */
function makeBuildQuery(request, reference, dockerfile, platform) {
    return {
        t: reference,
        dockerfile,
        buildargs: request.buildArgs,
        labels: request.labels,
        rm: '1',
        forcerm: '1',
        target: request.target || undefined,
        nocache: request.noCache ? '1' : undefined,
        pull: request.pull ? '1' : undefined,
        platform: platform && (0,image_platform/* formatPlatform */.Bq)(platform),
        cachefrom: toJson(request.cacheFrom),
        networkmode: request.network || undefined,
        extrahosts: request.addHosts.length > 0 ? request.addHosts : undefined,
        shmsize: toNumber(request.shmSize),
        ulimits: toJson(request.ulimit.map(toUlimit)),
        memory: toNumber(request.memory),
        // -1 is unlimited.
        memswap: request.memorySwap === 0 ? undefined : String(request.memorySwap),
        cpushares: toNumber(request.cpuShares),
        cpusetcpus: request.cpusetCpus || undefined,
        cgroupparent: request.cgroupParent || undefined,
        isolation: request.isolation || undefined,
        squash: request.squash ? '1' : undefined,
    };
}
function toNumber(value) {
    return value > 0 ? String(value) : undefined;
}
function toJson(items) {
    return items.length > 0 ? JSON.stringify(items) : undefined;
}
function toUlimit(text) {
    const [Name = '', soft, hard] = text.split(/[=:]/);
    return { Name, Soft: Number(soft), Hard: Number(hard) };
}

;// CONCATENATED MODULE: ./lib/build/api.js
var api_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var api_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/** Builds an image through the engine API and gives its id; throws `BUILD_FAILED` with the instruction and its last output. */
async function buildImage(engine, build, log, signal) {
    const steps = build.buildkit ? new BuildKitLog(log) : new ClassicLog(log);
    const call = { engine, build, steps, log, signal };
    try {
        return await (build.buildkit ? callWithSession(call) : callBuild(call, await build.credentials.all(), {}));
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof docker_errors/* EngineError */.NJ))
            throw (0,docker_errors/* connectionLost */.Bx)('the build', error);
        const message = (0,errors/* messageOf */.bD)(error);
        throw await explainBuildFailure({
            message,
            hint: engineHint(message),
            cause: error,
            step: steps.failedStep(),
            dockerfile: build.context.dockerfilePath,
            workspace: build.workspace,
        });
    }
}
async function callWithSession(call) {
    const { credentials, secrets, context } = call.build;
    const failed = new AbortController();
    const session = await openSession(call.engine, {
        credentials,
        secrets,
        files: context.sessionFiles,
        onFailure: error => failed.abort(error),
    });
    const signal = AbortSignal.any([call.signal, failed.signal]);
    const source = context.sessionFiles ? { remote: 'client-session' } : {};
    try {
        return await callBuild({ ...call, signal }, {}, { version: '2', session: session.id, ...source });
    }
    catch (error) {
        failed.signal.throwIfAborted();
        throw error;
    }
    finally {
        session.close();
    }
}
async function callBuild({ engine, build, steps, log, signal }, registries, builder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const idle = api_addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w('the build', build.idleTimeout, signal), false);
        const { reference, request, platform, context } = build;
        const source = context.remote === undefined ? {} : { remote: context.remote };
        const query = { ...makeBuildQuery(request, reference, context.dockerfile, platform), ...source, ...builder };
        // BuildKit applies no .dockerignore to a tar, so a context whose Dockerfile COPY must not see goes through the session.
        const sent = 'remote' in query ? [] : sendContext(context, idle, log);
        const body = external_node_stream_.Readable.from(sent, { objectMode: false });
        try {
            return await idle.run(async (limited) => {
                const answer = await (0,streams/* openBuild */.Vb)(engine, body, query, registries, limited);
                let id;
                for await (const message of (0,json_stream/* readJsonStream */.T)(answer)) {
                    idle.touch();
                    steps.add(message);
                    id = imageIdIn(message) ?? id;
                }
                if (id === undefined)
                    throw new errors/* ActionError */.lZ('BUILD_NO_ID', 'the engine ended the build without naming an image');
                return id;
            });
        }
        finally {
            // An engine that refuses a build does not read its context.
            body.destroy();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        api_disposeResources(env_1);
    }
}
async function* sendContext(context, idle, log) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = api_addDisposableResource(env_2, new core_progress/* Progress */.k(log, 'sending the build context', context.bytes), false);
        for await (const chunk of context.stream(idle.signal)) {
            progress.add(chunk.length);
            idle.touch();
            yield chunk;
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        api_disposeResources(env_2);
    }
}
// Only the structured id counts: the build may print anything that looks like one.
function imageIdIn({ aux }) {
    if (typeof aux !== 'object' || aux === null || !('ID' in aux))
        return undefined;
    return typeof aux.ID === 'string' ? aux.ID : undefined;
}

// EXTERNAL MODULE: ./lib/build/context/ignore.js
var context_ignore = __webpack_require__(74324);
;// CONCATENATED MODULE: ./lib/build/context/contents.js





/**
 * Adds a Dockerfile to the tree of a context, unless it is part of it. In a tar, a `.dockerignore` comes along by which
 * the classic builder removes both after reading, so that COPY does not see them.
 */
async function addDockerfile(tree, dockerfile, context) {
    const inContext = Buffer.isBuffer(dockerfile) ? undefined : dockerfile.inContext;
    if (inContext !== undefined && tree.some(({ path }) => path === inContext)) {
        return { dockerfile: inContext, entries: tree, sessionFiles: undefined };
    }
    const content = Buffer.isBuffer(dockerfile) ? dockerfile : await readDockerfile(dockerfile);
    const name = inContext ?? `.dockerfile.${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 20)}`;
    const entry = toEntry(name, content);
    const added = [entry, await makeIgnoreEntry(tree, name, context)];
    const kept = tree.filter(({ path }) => added.every(each => each.path !== path));
    return { dockerfile: name, entries: [...added, ...kept], sessionFiles: { dockerfile: entry, files: tree } };
}
async function makeIgnoreEntry(tree, dockerfile, context) {
    const isSent = tree.some(({ path }) => path === '.dockerignore');
    const text = isSent ? `${await (0,promises_.readFile)((0,external_node_path_.join)(context, '.dockerignore'), 'utf8')}\n!.dockerignore` : '.dockerignore';
    return toEntry('.dockerignore', Buffer.from(`${text}\n${(0,context_ignore/* escapePattern */.M)(dockerfile)}\n`));
}
function readDockerfile({ path }) {
    return (0,promises_.readFile)(path).catch((error) => {
        throw (0,tree/* contextUnreadable */.z2)(path, error);
    });
}
function toEntry(path, content) {
    return { path, kind: 'file', mode: 0o100600, size: content.length, mtime: 0, target: '', source: { content } };
}

;// CONCATENATED MODULE: ./lib/build/context/dockerfile-path.js



/** Finds the Dockerfile as the Docker CLI does; throws `DOCKERFILE_NOT_FOUND` with every path it tried. */
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
        ? `file: ${JSON.stringify(file)} is not a file`
        : 'file: not given, and the context has no Dockerfile';
    throw new errors/* ActionError */.lZ('DOCKERFILE_NOT_FOUND', `${wanted}; looked for ${[...places].join(' and ')}`, {
        hint: 'Allowed: a path that is absolute, relative to the workspace or relative to the context:\n  with:\n    file: docker/Dockerfile',
    });
}
async function pathInside(context, path) {
    const inside = (0,external_node_path_.relative)(await (0,promises_.realpath)(context), await (0,promises_.realpath)(path));
    const outside = inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside);
    return outside ? undefined : inside.replaceAll(external_node_path_.sep, '/');
}

;// CONCATENATED MODULE: ./lib/build/context/ignore-file.js



/** Reads `<Dockerfile>.dockerignore`, or the `.dockerignore` of the context when there is none. Throws `CONTEXT_UNREADABLE`. */
async function readIgnoreFile(context, dockerfile) {
    if (dockerfile !== undefined) {
        const path = `${dockerfile}.dockerignore`;
        const text = await readIfExists(path);
        if (text !== undefined)
            return { path, text };
    }
    const path = (0,external_node_path_.join)(context, '.dockerignore');
    return { path, text: (await readIfExists(path)) ?? '' };
}
async function readIfExists(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw (0,tree/* contextUnreadable */.z2)(path, error);
    }
}

;// CONCATENATED MODULE: ./lib/build/context/tar.js
var tar_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var tar_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







// Files up to this many bytes are read whole, and this many of them in advance; together they limit the memory used.
const smallFile = 256 * 1024;
const readAhead = 16;
/**
 * Streams entries as a tar in which root owns everything; at most 16 files are open at a time. Errors:
 * `CONTEXT_UNREADABLE`, and `CONTEXT_CHANGED` when the size of a file changes while it is read.
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
        // The tar only knows that it was destroyed; the writer, awaited below, knows why.
    }
    finally {
        tar.destroy();
    }
    // After an abort, the stream itself reports the reason; the errors that it causes here differ.
    await written.catch((error) => {
        if (!signal.aborted)
            throw error;
    });
}
async function writeTar(tar, entries, signal) {
    const links = findHardLinks(entries);
    for await (const { entry, content } of readSmall(entries, links, signal)) {
        const link = links.get(entry);
        const header = startEntry(tar, entry, link);
        if (Buffer.isBuffer(content))
            await writeEntry(tar, header, content);
        else
            await writeLarge(tar, header, content.path, signal);
    }
    tar.finalize();
}
// Latency dominates for small files, so several are read at once.
async function* readSmall(entries, links, signal) {
    const ahead = [];
    for (const entry of entries) {
        const loading = load(entry, links.has(entry), signal);
        // It is awaited in its turn; until then a failure must not count as unhandled.
        loading.catch(() => undefined);
        ahead.push(loading);
        const next = ahead.length > readAhead ? ahead.shift() : undefined;
        if (next)
            yield await next;
    }
    for (const next of ahead)
        yield await next;
}
async function load(entry, isLink, signal) {
    const { kind, size, source } = entry;
    signal.throwIfAborted();
    if (kind !== 'file' || isLink)
        return { entry, content: Buffer.alloc(0) };
    if ('content' in source)
        return { entry, content: source.content };
    if (size > smallFile)
        return { entry, content: source };
    try {
        return { entry, content: await (0,promises_.readFile)(source.path, { signal }) };
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,tree/* contextUnreadable */.z2)(source.path, error);
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
        const file = tar_addDisposableResource(env_1, await (0,promises_.open)(path).catch((error) => {
            throw (0,tree/* contextUnreadable */.z2)(path, error);
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
        const result_1 = tar_disposeResources(env_1);
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
        throw (0,tree/* contextChanged */.SI)(path, size, read);
}
// What tar-stream cannot write comes before the entry, and its header gets a stand-in.
function startEntry(tar, entry, link) {
    const { path, kind, mode, mtime, size } = entry;
    const target = link ?? entry.target;
    const raw = {
        ...(typeof path === 'string' ? {} : { path }),
        ...(typeof target === 'string' ? {} : { linkpath: target }),
    };
    if (Object.keys(raw).length > 0)
        tar.push(makePaxHeader(raw));
    const name = typeof path === 'string' ? path : 'bytes';
    return {
        name: kind === 'directory' ? `${name}/` : name,
        type: link === undefined ? kind : 'link',
        // Passed with the file type: tar-stream keeps only the permission bits, but treats a mode of 0 as missing.
        mode,
        mtime: new Date(mtime * 1000),
        size: link === undefined ? size : 0,
        linkname: typeof target === 'string' ? target : 'bytes',
    };
}

;// CONCATENATED MODULE: ./lib/build/context/folder.js









/**
 * Reads what a build context consists of, by the rules of the Docker CLI. Errors: `CONTEXT_NOT_FOUND`,
 * `DOCKERFILE_NOT_FOUND`, `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
async function openContextFolder({ context, file, inline, workspace }) {
    await requireFolder(context);
    const given = inline === undefined ? undefined : Buffer.from(inline);
    const found = given && file === undefined ? undefined : await findDockerfile(context, file, workspace);
    const tree = await readTree(context, found?.path);
    const added = given ?? found ?? Buffer.alloc(0);
    const { dockerfile, entries, sessionFiles } = await addDockerfile(tree, added, context);
    const links = findHardLinks(entries);
    const sent = entries.filter(({ kind }) => kind !== 'directory');
    return {
        dockerfile,
        dockerfilePath: found?.path,
        files: sent.length,
        bytes: sent.reduce((sum, entry) => sum + (links.has(entry) ? 0 : entry.size), 0),
        sessionFiles,
        stream: signal => streamContextTar(entries, signal),
    };
}
/** Throws `CONTEXT_NAME` when a context has names that are not UTF-8; `dockerfile` is the path of its Dockerfile. */
async function requireUtf8Names(context, dockerfile) {
    (0,tree/* requireUtf8 */.Nt)(await readTree(context, dockerfile));
}
async function readTree(context, dockerfile) {
    const ignore = await readIgnoreFile(context, dockerfile);
    return (0,tree/* readContextTree */.kV)(context, context_ignore/* IgnoreRules */.w.parse(ignore.text, ignore.path));
}
async function requireFolder(context) {
    const found = await (0,promises_.stat)(context).catch(() => undefined);
    if (found?.isDirectory())
        return;
    const problem = found ? 'is not a folder' : 'does not exist';
    const allowed = 'a folder or tar file on the runner, or an address';
    throw new errors/* ActionError */.lZ('CONTEXT_NOT_FOUND', `context: ${JSON.stringify(context)} ${problem}; allowed: ${allowed}`, {
        hint: 'Has the job checked the repository out?\n  - uses: actions/checkout@v5\nThen, relative to the workspace:\n  with:\n    context: .',
    });
}

// EXTERNAL MODULE: ./lib/build/context/remote.js
var remote = __webpack_require__(25412);
;// CONCATENATED MODULE: ./lib/build/context/source.js
var source_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var source_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Opens the context of a build: a folder, a tar file, or an address for the engine. Errors: those of
 * `openContextFolder`, and `CONTEXT_FILE` for a file that is not a tar or that comes with an inline Dockerfile.
 */
async function openBuildContext(request, workspace) {
    const { context, file, dockerfileInline } = request;
    if ((0,remote/* isRemoteContext */.u)(context))
        return openRemote(context, file);
    const path = (0,external_node_path_.resolve)(workspace, context);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found?.isFile())
        return openTar(path, found.size, request);
    return openContextFolder({
        context: path,
        workspace,
        file: file || undefined,
        inline: dockerfileInline || undefined,
    });
}
function openRemote(remote, file) {
    const stream = (signal) => (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from([]));
    return { remote, dockerfile: source_pathInside(file), dockerfilePath: undefined, files: 0, bytes: 0, stream };
}
async function openTar(path, bytes, { context, file, dockerfileInline }) {
    const refusal = (problem, hint) => new errors/* ActionError */.lZ('CONTEXT_FILE', `context: ${JSON.stringify(context)} ${problem}`, { hint });
    if (!(await isTar(path))) {
        throw refusal('is not a tar file; allowed: a folder, a tar file or an address', 'context: .');
    }
    if (dockerfileInline !== '') {
        const hint = 'Name a Dockerfile in the tar, or build from a folder:\n  with:\n    file: Dockerfile';
        throw refusal('is a tar file, which cannot be used with dockerfile-inline', hint);
    }
    const stream = (signal) => (0,external_node_fs_.createReadStream)(path, { signal });
    return { dockerfile: source_pathInside(file), dockerfilePath: undefined, files: 1, bytes, stream };
}
function source_pathInside(file) {
    return external_node_path_.posix.normalize(file || 'Dockerfile').replace(/^\/+/, '');
}
// The magic numbers of gzip, bzip2, xz and zstd; an engine says itself which of them it cannot unpack.
const compressed = ['1f8b08', '425a68', 'fd377a585a00', '28b52ffd'];
async function isTar(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = source_addDisposableResource(env_1, await (0,promises_.open)(path).catch((error) => {
            throw (0,tree/* contextUnreadable */.z2)(path, error);
        }), true);
        const { buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
        const start = buffer.toString('hex', 0, 8);
        return compressed.some(magic => start.startsWith(magic)) || buffer.toString('latin1', 257, 262) === 'ustar';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = source_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./lib/build/secrets.js



// Bytes; BuildKit's own limit.
const maxBytes = 500 * 1024;
/**
 * Reads a build's secrets and hides them from the log; `token` is added for a context in the job's own repository.
 * Throws `SECRET` for a file that cannot be read or is too large.
 */
async function readBuildSecrets({ context, secrets, secretEnvs, secretFiles }, environment, token, mask) {
    const { env, workspace } = environment;
    const files = Object.entries(secretFiles).map(async ([id, path]) => [id, await readSecretFile(id, (0,external_node_path_.resolve)(workspace, path))]);
    const found = new Map([
        ...(token !== '' && isOwnRepository(context, environment) ? [['GIT_AUTH_TOKEN', Buffer.from(token)]] : []),
        ...Object.entries(secrets).map(([id, value]) => [id, Buffer.from(value)]),
        ...Object.entries(secretEnvs).map(([id, name]) => [id, Buffer.from(env[name] ?? '')]),
        ...(await Promise.all(files)),
    ]);
    for (const content of found.values())
        maskableLines(content.toString()).forEach(mask);
    return found;
}
// Like docker/build-push-action: no other repository gets to see the job's token.
function isOwnRepository(context, { serverUrl, repository }) {
    return repository !== '' && /^[^#?]*/.exec(context)?.[0] === `${serverUrl}/${repository}.git`;
}
async function readSecretFile(id, path) {
    const content = await (0,promises_.readFile)(path).catch((error) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        throw new errors/* ActionError */.lZ('SECRET', `secret-files: the file of ${id} cannot be read: ${path} (${code})`, {
            hint: `Name a file that the step may read:\n  with:\n    secret-files: ${id}=./${id}.txt`,
            cause: error,
        });
    });
    if (content.length <= maxBytes)
        return content;
    throw new errors/* ActionError */.lZ('SECRET', `secret-files: the file of ${id} has ${content.length} bytes, allowed: ${maxBytes}`);
}
// The runner masks line by line; masking a lone bracket of a JSON file would make the log unreadable.
function maskableLines(secret) {
    const lines = secret.split(/\r?\n/).filter(line => line.trim() !== '');
    return lines.length > 1 ? lines.filter(line => line.trim().length > 3) : lines;
}

// EXTERNAL MODULE: ./lib/build/variables.js
var build_variables = __webpack_require__(25717);
;// CONCATENATED MODULE: ./lib/build/engine.js








/** Builds an image with the engine's BuildKit or classic builder. Errors: `BUILD_FAILED`, `BUILD_LOST`, those of context and secrets. */
async function buildInEngine(engine, build) {
    const { request, reference, platform, buildkit, credentials, environment, idleTimeout, log, signal } = build;
    const { workspace } = environment;
    const call = {
        request: { ...request, buildArgs: await readBuildArgs(engine, build) },
        reference,
        platform,
        context: await openBuildContext(request, workspace),
        secrets: await readBuildSecrets(request, environment, build.token, build.mask),
        credentials,
        workspace,
        idleTimeout,
        buildkit,
    };
    const id = await buildImage(engine, call, log, signal);
    const image = await engine.inspect(id);
    if (!image)
        throw new errors/* ActionError */.lZ('BUILD_LOST', `the engine built ${id} but does not have it`);
    return image;
}
async function readBuildArgs(engine, { request, buildkit, environment, mask, log }) {
    const { useConfigProxy } = request;
    const epoch = (0,build_variables/* readEpoch */.uv)(environment.env, request.buildArgs);
    const buildArgs = { ...(buildkit ? epoch : {}), ...request.buildArgs };
    noticeEpoch(epoch, buildkit, engine, log);
    if (!useConfigProxy)
        return buildArgs;
    const config = await (0,docker_config/* readDockerConfig */.TO)((0,docker_config/* dockerConfigDir */.kG)(environment));
    const proxies = makeProxyArgs(config, engine.address, buildArgs);
    proxyPasswords(proxies).forEach(mask);
    const names = Object.keys(proxies).filter(name => name === name.toUpperCase());
    if (names.length > 0)
        log.info(`The build gets ${names.join(', ')} from the proxies in ${(0,external_node_path_.resolve)(config.path)}`);
    return { ...proxies, ...buildArgs };
}
function noticeEpoch({ SOURCE_DATE_EPOCH: epoch }, buildkit, engine, log) {
    if (epoch === undefined)
        return;
    const clock = !buildkit ? 'the classic builder' : engine.speaks('1.42') ? undefined : 'BuildKit before Docker 23';
    if (clock)
        log.warning(`SOURCE_DATE_EPOCH does not date the image: ${clock} takes the time from the clock`);
    else
        log.info(`The build gets SOURCE_DATE_EPOCH=${epoch} from the environment`);
}

// EXTERNAL MODULE: ./lib/image/reference.js
var reference = __webpack_require__(68424);
;// CONCATENATED MODULE: ./lib/actions/archive/sources/build.js




/** Chooses the builder by the request and what the engine has, and says why in the log. Throws `BUILDER` and `DOCKER_BUILDKIT`. */
function chooseBuild(engine, { request, plan, environment, log }) {
    const facts = { buildkit: engine.buildkit, limits: engine.speaks('1.42'), ...(0,build_variables/* readBuilderVariables */.tC)(environment.env) };
    const choice = (0,build_choice/* chooseBuilder */.Z7)(request.build, facts);
    const what = (0,reference/* formatImage */.vy)(plan.reference, request.platform);
    log.info(`Building ${what} with ${(0,build_choice/* nameBuilder */.Je)(choice.builder)}: ${choice.because}`);
    for (const variable of choice.ignored) {
        log.warning(`${variable} has no effect: only docker buildx reads it, and this build uses ${(0,build_choice/* nameBuilder */.Je)(choice.builder)}`);
    }
    return choice;
}
/** Builds the image through the engine API, with BuildKit or the classic builder. */
async function acquireByBuild(engine, buildkit, { request, plan, held, environment, credentials, mask, log, signal }) {
    const ownName = await held.newName(engine);
    const built = await buildInEngine(engine, {
        request: request.build,
        reference: ownName ?? plan.reference,
        platform: request.platform,
        buildkit,
        credentials: await credentials(),
        token: request.token,
        idleTimeout: request.idleTimeout,
        environment,
        mask,
        log,
        signal,
    });
    return ownName === undefined ? built : nameBuilt(engine, built, { request, plan });
}
/** Gives an image that was built under a name of this step the name that was asked for. */
async function nameBuilt(engine, built, { request, plan }) {
    await engine.tag(built.id, request.image.repository, plan.tag);
    return (await engine.inspect(built.id)) ?? built;
}

// EXTERNAL MODULE: ./lib/docker/api-version.js
var api_version = __webpack_require__(20505);
// EXTERNAL MODULE: ./lib/core/child-process.js
var child_process = __webpack_require__(29265);
;// CONCATENATED MODULE: ./lib/build/buildx/program.js


/** What to do on a machine without buildx. */
const setupHint = 'Install it before this step:\n  - uses: docker/setup-buildx-action@v3';
/** Starts `docker` with these arguments; `ended` rejects with `DOCKER_CLI_MISSING` when it cannot be started. */
function startDocker(args, { env, workspace, signal }) {
    const running = (0,child_process/* startProcess */.k)({ command: 'docker', args, env, cwd: workspace, signal });
    const ended = running.ended.catch((error) => {
        signal.throwIfAborted();
        throw explainStart(error, workspace);
    });
    // A reader of its output may fail before `ended` is awaited.
    ended.catch(() => undefined);
    return { ...running, ended };
}
function explainStart(cause, workspace) {
    // ENOENT also means that the workspace does not exist.
    const why = cause.code === 'ENOENT' ? 'it is not on the PATH' : cause.message;
    const message = `the program docker cannot be run in ${workspace}: ${why}; this build needs docker buildx`;
    return new errors/* ActionError */.lZ('DOCKER_CLI_MISSING', message, { hint: setupHint, cause });
}

;// CONCATENATED MODULE: ./lib/build/buildx/builder.js




// The first with `--progress=rawjson`.
const oldestVersion = '0.13.0';
const notFoundHint = 'Make it before this step, or leave the input out for the current one (docker buildx ls lists them):\n  - uses: docker/setup-buildx-action@v3\n    id: buildx\nthen\n  with:\n    builder: ${{ steps.buildx.outputs.name }}';
/**
 * Finds the builder with this name, or the current one for an empty name. Errors: `DOCKER_CLI_MISSING`,
 * `BUILDX_MISSING`, `BUILDX_OLD`, `BUILDER_NOT_FOUND`.
 */
async function findBuilder(name, program) {
    const version = await findVersion(program);
    const { code, stdout, stderr } = await runDocker(['buildx', 'inspect', ...(name ? ['--', name] : [])], program);
    const [found, driver] = [readField(stdout, 'Name'), readField(stdout, 'Driver')];
    if (code === 0 && found !== undefined && driver !== undefined)
        return { name: found, driver, version };
    const what = name ? `builder: ${JSON.stringify(name)}` : 'the current builder';
    throw new errors/* ActionError */.lZ('BUILDER_NOT_FOUND', `${what} cannot be used: ${lastLine(stderr)}`, { hint: notFoundHint });
}
async function findVersion(program) {
    const { code, stdout, stderr } = await runDocker(['buildx', 'version'], program);
    if (code !== 0) {
        const message = `docker has no buildx, which this build needs: ${lastLine(stderr)}`;
        throw new errors/* ActionError */.lZ('BUILDX_MISSING', message, { hint: setupHint });
    }
    // A build from a branch has no number and is newer than any release.
    const version = /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    if (version !== undefined && (0,api_version/* compareVersions */.Z)(version, oldestVersion) < 0) {
        const message = `docker buildx is ${version}, allowed: ${oldestVersion} and newer`;
        throw new errors/* ActionError */.lZ('BUILDX_OLD', message, { hint: setupHint });
    }
    return version ?? stdout.trim();
}
async function runDocker(args, program) {
    const { stdin, stdout, stderr, ended } = startDocker(args, program);
    stdin.end();
    const [code, out, err] = await Promise.all([ended, (0,consumers_.text)(stdout), (0,consumers_.text)(stderr)]);
    return { code, stdout: out, stderr: err };
}
function readField(output, label) {
    return new RegExp(`^${label}:\\s+(\\S+)`, 'm').exec(output)?.[1];
}
function lastLine(stderr) {
    const line = stderr.trim().split('\n').at(-1) ?? '';
    return line.replace(/^ERROR: /, '') || 'it gave no reason';
}

;// CONCATENATED MODULE: ./lib/build/buildx/environment.js
/**
 * The environment of the Docker CLI: the step's own, which holds what a cache of type `gha` needs, without the inputs,
 * some of which are secrets. `dockerHost` names the engine; empty: the one that the environment names.
 */
function dockerEnvironment({ env }, dockerHost) {
    const kept = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
    return {
        ...Object.fromEntries(kept),
        // Attestations differ with every build, so archives of the same image would differ, too.
        BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
        ...(dockerHost && { DOCKER_HOST: dockerHost, DOCKER_CONTEXT: undefined }),
    };
}

;// CONCATENATED MODULE: ./lib/build/buildx/ignored-inputs.js
/** The given inputs that the builder would ignore, each with the reason. */
function findIgnoredInputs(request, { driver, limits, containerd }) {
    if (driver !== 'docker')
        return [];
    const old = 'engines before Docker 23';
    const ignored = [
        ['shm-size', !limits && request.shmSize > 0, old],
        ['ulimit', !limits && request.ulimit.length > 0, old],
        ['cgroup-parent', !limits && request.cgroupParent !== '', old],
        ['annotations', !containerd && request.annotations.length > 0, 'engines without the containerd image store'],
    ];
    return ignored.filter(([, isIgnored]) => isIgnored).map(([input, , by]) => `${input} (as ${by} do)`);
}

;// CONCATENATED MODULE: ./lib/build/buildx/output.js
/** Chooses the output that loads no image into an engine just to save it from there; `none` when the builder has no output. */
function chooseOutput({ driver, containerd, platforms, combine }) {
    if (driver !== 'docker')
        return { output: 'layout', because: `a builder of driver ${driver} keeps no images` };
    if (platforms < 2 && !combine)
        return { output: 'engine', because: "the builder is the engine's own" };
    if (!containerd) {
        return { output: 'none', because: 'this engine keeps images of one platform, and gives no OCI layout' };
    }
    return { output: 'layout', because: 'an engine that builds for several platforms gives an OCI layout' };
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./lib/build/buildx/arguments.js

/** The arguments of `docker` for a build by buildx: each input becomes the flag of its name. */
function buildxArguments(call) {
    const { request, context } = call;
    const flags = {
        // As JSON, to find the step that failed.
        progress: 'rawjson',
        builder: request.builder,
        file: call.dockerfile,
        tag: call.reference,
        output: call.output,
        platform: call.platforms.map(image_platform/* formatPlatform */.Bq).join(','),
        'metadata-file': call.metadataFile,
        target: request.target,
        'build-arg': toPairs(request.buildArgs),
        label: toPairs(request.labels),
        annotation: request.annotations,
        'build-context': toPairs(request.buildContexts),
        secret: call.secrets,
        ssh: request.ssh,
        'no-cache': request.noCache,
        'no-cache-filter': request.noCacheFilters,
        pull: request.pull,
        'cache-from': request.cacheFrom,
        'cache-to': request.cacheTo,
        network: request.network,
        'add-host': request.addHosts,
        'shm-size': request.shmSize > 0 ? String(request.shmSize) : '',
        ulimit: request.ulimit,
        'cgroup-parent': request.cgroupParent,
        attest: request.attests,
        provenance: request.provenance,
        sbom: request.sbom,
        allow: request.allow,
    };
    const options = Object.entries(flags).flatMap(([flag, value]) => toOptions(flag, value));
    // After `--`, a context that begins with a dash is not mistaken for a flag.
    return ['buildx', 'build', ...options, '--', context];
}
function toOptions(flag, value) {
    if (typeof value === 'boolean')
        return value ? [`--${flag}`] : [];
    const list = typeof value === 'string' ? [value] : value;
    return list.filter(item => item !== '').map(item => `--${flag}=${item}`);
}
function toPairs(values) {
    return Object.entries(values).map(([key, value]) => `${key}=${value}`);
}

;// CONCATENATED MODULE: ./lib/build/buildx/config-folder.js



/** Gives the environment variables that show buildx the docker config folder `from` with these changes; the folder itself stays as it is. */
async function overlayConfig(from, changes, scratch) {
    const { registry, proxies, buildxConfig } = changes;
    if (!registry && proxies)
        return {};
    const folder = (0,external_node_path_.join)(scratch.path, 'docker');
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const entries = await (0,promises_.readdir)(from).catch(() => []);
    for (const name of entries.filter(each => each !== 'config.json')) {
        await (0,promises_.symlink)((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(folder, name));
    }
    const config = (0,guards/* parseRecord */.Hh)(await (0,promises_.readFile)((0,external_node_path_.join)(from, 'config.json')).catch(() => undefined)) ?? {};
    await scratch.write('docker/config.json', JSON.stringify(changeConfig(config, changes)));
    // What buildx writes about its builders must outlive the scratch folder.
    return { DOCKER_CONFIG: folder, BUILDX_CONFIG: buildxConfig || (0,external_node_path_.join)(from, 'buildx') };
}
function changeConfig(config, { registry, proxies }) {
    const kept = Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'proxies' || proxies));
    if (!registry)
        return kept;
    const { host, username, password } = registry;
    const key = host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return {
        ...kept,
        auths: { ...kept['auths'], [key]: { auth } },
        // An empty name switches off `credsStore` for this registry.
        credHelpers: { ...kept['credHelpers'], [key]: '' },
    };
}

;// CONCATENATED MODULE: ./lib/build/buildx/secret-files.js
/** Writes secrets to files, which a list of processes does not show, and gives the values of `--secret` for them. */
async function writeSecretFiles(secrets, scratch) {
    const written = [...secrets].map(async ([id, content], i) => {
        const path = await scratch.write(`secret-${i}`, content);
        return [`id=${id}`, `src=${path}`].map(toCsvField).join(',');
    });
    return Promise.all(written);
}
// buildx reads the value of the flag as a line of CSV.
function toCsvField(field) {
    return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

;// CONCATENATED MODULE: ./lib/build/buildx/call.js







/** Writes secrets and docker config into the scratch folder, and makes arguments and environment from the build. */
async function prepareCall(build, { context, file }, scratch) {
    const { request, reference, output, registry, dockerHost, environment } = build;
    const metadataFile = await scratch.write('metadata.json', '{}');
    const secrets = await readBuildSecrets(request, environment, build.token, build.mask);
    const args = buildxArguments({
        request,
        reference,
        platforms: request.platforms,
        output,
        context,
        dockerfile: file,
        secrets: await writeSecretFiles(secrets, scratch),
        metadataFile,
    });
    if (request.useConfigProxy)
        await maskProxyPasswords(build);
    const changes = {
        registry,
        proxies: request.useConfigProxy,
        buildxConfig: environment.env['BUILDX_CONFIG'] ?? '',
    };
    const config = await overlayConfig((0,docker_config/* dockerConfigDir */.kG)(environment), changes, scratch);
    return { args, env: { ...dockerEnvironment(environment, dockerHost), ...config }, metadataFile };
}
// The CLI turns proxies into build arguments, which RUN may print.
async function maskProxyPasswords({ environment, mask }) {
    const config = await (0,docker_config/* readDockerConfig */.TO)((0,docker_config/* dockerConfigDir */.kG)(environment));
    const all = Object.keys(config.proxies).map(engine => makeProxyArgs(config, engine, {}));
    all.flatMap(proxyPasswords).forEach(mask);
}

;// CONCATENATED MODULE: ./lib/build/buildx/failure.js
const oldHint = 'The BuildKit of this builder is too old for one of the inputs. Make a newer one before this step:\n  - uses: docker/setup-buildx-action@v3';
/** Reads why a build failed, where in the Dockerfile, and what could help, from the text that buildx writes in addition to its progress. */
function readBuildxFailure(text) {
    const error = /^ERROR: ([^]*)/m.exec(text)?.[1] ?? text.slice(-2000);
    const message = error.replace(/^(failed to (build|solve): )+/, '').trim() || 'buildx did not say why';
    // buildx shows the failed line as `Dockerfile:3`, above a ruler.
    const line = /:(\d+)\n-{10,}\n/.exec(text)?.[1];
    return {
        message,
        line: line === undefined ? undefined : Number(line),
        hint: message.includes('unsupported frontend capability') ? oldHint : undefined,
    };
}

;// CONCATENATED MODULE: ./lib/build/buildx/progress.js

/** Reads one line that buildx writes with `--progress=rawjson`; undefined when it is not progress. */
function readProgress(line) {
    const raw = parseProgress(line);
    return (raw && {
        vertexes: (raw.vertexes ?? []).map(({ digest, name = '', cached = false, completed, error = '' }) => {
            return { digest, name, cached, error, completed: completed !== undefined };
        }),
        logs: (raw.logs ?? []).map(({ vertex, data }) => ({ vertex, text: progress_decode(data) })),
        warnings: (raw.warnings ?? []).map(({ short, range }) => {
            return { text: progress_decode(short), line: range?.[0]?.start?.line ?? 0 };
        }),
    });
}
function progress_decode(base64 = '') {
    return Buffer.from(base64, 'base64').toString('utf8');
}
const parts = ['vertexes', 'statuses', 'logs', 'warnings'];
function parseProgress(line) {
    if (!line.startsWith('{'))
        return undefined;
    try {
        const value = JSON.parse(line);
        return (0,guards/* isRecord */.u4)(value, []) && parts.some(part => Array.isArray(value[part])) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/build/buildx/result.js


/** Reads the file that buildx wrote for `--metadata-file`. */
async function readResult(path) {
    const metadata = (0,guards/* parseRecord */.Hh)(await (0,promises_.readFile)(path)) ?? {};
    const digest = (key) => ((0,guards/* isDigest */.Bc)(metadata[key]) ? metadata[key] : '');
    return { digest: digest('containerimage.digest'), configDigest: digest('containerimage.config.digest') };
}

;// CONCATENATED MODULE: ./lib/build/buildx/scratch-folder.js



/** Creates a scratch folder below `tempDir`, an absolute path. */
async function openScratchFolder(tempDir) {
    const path = (0,partial_file/* partialPath */.Dn)(tempDir);
    await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    return {
        path,
        write: async (name, content) => {
            const file = (0,external_node_path_.join)(path, name);
            await (0,promises_.writeFile)(file, content, { mode: 0o600 });
            return file;
        },
        [Symbol.asyncDispose]: () => (0,promises_.rm)(path, { recursive: true, force: true }),
    };
}

;// CONCATENATED MODULE: ./lib/build/buildx/source.js






/** Finds the context and the Dockerfile of a request. Errors: `DOCKERFILE_NOT_FOUND` and those of `openBuildContext`. */
async function findBuildxSource(request, workspace) {
    const { context, file, dockerfileInline } = request;
    const inline = dockerfileInline === '' ? undefined : () => external_node_stream_.Readable.from([dockerfileInline]);
    if ((0,remote/* isRemoteContext */.u)(context)) {
        return { context, file: inline ? '-' : file, dockerfile: undefined, stdin: inline };
    }
    const path = (0,external_node_path_.resolve)(workspace, context);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (!found?.isDirectory()) {
        const opened = await openBuildContext(request, workspace);
        return { context: '-', file, dockerfile: undefined, stdin: signal => opened.stream(signal) };
    }
    if (inline)
        return { context: path, folder: path, file: '-', dockerfile: undefined, stdin: inline };
    const { path: dockerfile } = await findDockerfile(path, file || undefined, workspace);
    return { context: path, folder: path, file: dockerfile, dockerfile, stdin: undefined };
}

;// CONCATENATED MODULE: ./lib/build/buildx/run.js
var run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Builds with `docker buildx build`; gives what buildx reports of the image, and what `readOutput` made of its standard
 * output. Throws `BUILD_FAILED` with the instruction, and the errors of `readOutput`.
 */
async function buildWithBuildx(build, readOutput, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const idle = run_addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w('the build', build.idleTimeout, signal), false);
        const { tempDir, workspace } = build.environment;
        const scratch = run_addDisposableResource(env_1, await openScratchFolder(tempDir), true);
        const source = await findBuildxSource(build.request, workspace);
        const { args, env, metadataFile } = await prepareCall(build, source, scratch);
        const program = startDocker(args, { env, workspace, signal: idle.signal });
        const steps = new BuildKitLog(log);
        const touch = () => idle.touch();
        const [ended, taken, fed, printed] = await Promise.allSettled([
            program.ended,
            readOutput(program.stdout, idle.signal, touch),
            feed(program, source, idle.signal),
            readSteps(program, steps, touch, log),
        ]);
        idle.signal.throwIfAborted();
        if (ended.status === 'rejected')
            throw ended.reason;
        if (fed.status === 'rejected')
            throw fed.reason;
        // A reader that stops early makes buildx fail: then the reader's error is the reason, not that of buildx.
        if (taken.status === 'rejected' && !program.stdout.readableEnded)
            throw taken.reason;
        if (ended.value !== 0) {
            const failure = readBuildxFailure(printed.status === 'fulfilled' ? printed.value : '');
            if (source.folder !== undefined && failure.message.includes('invalid UTF-8')) {
                await requireUtf8Names(source.folder, source.dockerfile);
            }
            throw await explainBuildFailure({
                ...failure,
                step: steps.failedStep(),
                dockerfile: source.dockerfile,
                workspace,
            });
        }
        if (taken.status === 'rejected')
            throw taken.reason;
        return { result: await readResult(metadataFile), taken: taken.value };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// buildx may end without reading all of the context, or any of it.
async function feed({ stdin }, source, signal) {
    const content = source.stdin?.(signal) ?? external_node_stream_.Readable.from([]);
    try {
        await (0,external_node_stream_promises_.pipeline)(content, stdin, { signal });
    }
    catch (error) {
        if (content.errored && 'syscall' in content.errored)
            throw (0,tree/* contextUnreadable */.z2)(source.context, error);
    }
}
// Gives the lines that are not progress.
async function readSteps({ stderr }, steps, touch, log) {
    const others = [];
    for await (const line of (0,external_node_readline_.createInterface)({ input: stderr, crlfDelay: Infinity })) {
        touch();
        const status = readProgress(line);
        if (status) {
            steps.addStatus(status);
        }
        else {
            log.foreign(line);
            others.push(line);
        }
    }
    return others.join('\n');
}

// EXTERNAL MODULE: ./lib/archive/format/image-config.js
var image_config = __webpack_require__(88416);
// EXTERNAL MODULE: ./lib/archive/format/oci.js + 1 modules
var oci = __webpack_require__(48743);
;// CONCATENATED MODULE: ./lib/archive/format/oci-layout-images.js






/** Reads the images of an OCI layout in the order of its index. Throws `ARCHIVE_INVALID` if there are none, or no index of all. */
async function readOciLayoutImages(layout) {
    const members = await oci_layout_images_readDocuments(layout);
    const found = [...new Map((0,oci/* readOciImages */.qc)(members).map(image => [image.manifestDigest, image])).values()];
    const [first, ...others] = await Promise.all(found.map(image => toLayoutImage(image, members, layout)));
    if (!first || new Set(found.map(({ top }) => top.digest)).size > 1)
        throw (0,format_member/* invalidArchive */.mD)(`holds ${found.length} images by its index.json, and no index of all`);
    return [first, ...others];
}
/** Everything that index.json leads to except layers, which may be large. */
async function oci_layout_images_readDocuments({ index, blobs }) {
    const members = new Map([['index.json', (0,format_member/* documentMember */.eT)('index.json', index)]]);
    const read = async ({ digest }) => {
        const [blob, name] = [blobs.get(digest), (0,format_member/* blobPath */.nD)(digest)];
        if (!blob || members.has(name))
            return;
        if (blob.size > guards/* documentLimit */.NL)
            throw (0,format_member/* invalidArchive */.mD)(`holds ${name} of ${blob.size} bytes, allowed: ${guards/* documentLimit */.NL}`);
        members.set(name, (0,format_member/* documentMember */.eT)(name, await (0,promises_.readFile)(blob.path)));
    };
    const descend = async (descriptor) => {
        await read(descriptor);
        const member = members.get((0,format_member/* blobPath */.nD)(descriptor.digest));
        const { manifests, config } = member ? (0,oci/* readOciDocument */.pr)(member) : {};
        for (const each of manifests ?? [])
            await descend(each);
        if (config)
            await read(config);
    };
    for (const top of (0,oci/* readOciIndex */.K5)(members))
        await descend(top);
    return members;
}
async function toLayoutImage(image, members, { blobs }) {
    const { configDigest, manifest, manifestDigest, top, layers: digests } = image;
    const locate = async (digest) => {
        const blob = blobs.get(digest);
        if (!blob)
            throw (0,format_member/* invalidArchive */.mD)(`lacks ${digest}`);
        return { digest, size: blob.size, location: await (0,image_blobs/* locateBlob */.AL)(blob.path, 0, true) };
    };
    const document = ({ digest, mediaType }) => {
        const { content = Buffer.alloc(0) } = (0,format_member/* resolveMember */.Fg)(members, (0,format_member/* blobPath */.nD)(digest), 'a document');
        return { digest, mediaType: mediaType ?? '', content };
    };
    const config = document({ digest: configDigest });
    const layers = await Promise.all(digests.map(locate));
    const isDocument = (digest) => members.has((0,format_member/* blobPath */.nD)(digest));
    const beside = [...blobs.keys()].filter(digest => digest !== top.digest && digest !== configDigest);
    const others = beside.filter(isDocument).map(digest => document({ digest }));
    const more = await Promise.all(beside.filter(each => !isDocument(each) && !digests.includes(each)).map(locate));
    return {
        platform: (0,image_config/* configPlatform */.K)((0,image_config/* readImageConfig */.M)((0,format_member/* resolveMember */.Fg)(members, (0,format_member/* blobPath */.nD)(configDigest), 'the configuration'))),
        configDigest,
        manifestDigest,
        alone: { config, layers, top: document(manifest), others: [] },
        whole: { config, layers, top: document(top), others, more },
    };
}

;// CONCATENATED MODULE: ./lib/archive/format/oci-layout.js










/** Unpacks the tar of an OCI layout while it arrives. Throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
async function unpackOciLayout(tar, options) {
    const blobs = new Map();
    let index;
    await (0,tar_entries/* readTarEntries */.E)(tar, options.signal, async (entry) => {
        const { name, type, size } = entry.header;
        const hex = (0,format_member/* blobHex */.r8)(name);
        if (hex !== undefined)
            blobs.set(`sha256:${hex}`, await storeBlob(entry, hex, options));
        else if (type === 'file' && size > guards/* documentLimit */.NL)
            throw (0,format_member/* invalidArchive */.mD)(`holds ${name} of ${size} bytes`);
        else if (name === 'index.json')
            index = await (0,consumers_.buffer)(entry);
        else
            entry.resume();
    });
    if (!index)
        throw (0,format_member/* invalidArchive */.mD)('lacks index.json');
    return { index, blobs };
}
async function storeBlob(entry, hex, { dir, onBytes, signal }) {
    const path = (0,external_node_path_.join)(dir, hex);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const measure = (0,tap/* tap */.M)(chunk => {
        hash.update(chunk);
        onBytes(chunk.length);
    });
    await (0,external_node_stream_promises_.pipeline)(entry, measure, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx' }), { signal });
    const found = hash.digest('hex');
    if (found === hex)
        return { path, size: entry.header.size };
    throw new errors/* ActionError */.lZ('ARCHIVE_DIGEST', `the builder sent sha256:${found} as sha256:${hex}`);
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/buildx-layout.js
var buildx_layout_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var buildx_layout_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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










/** Builds into an OCI layout, and archives the image of each platform, without an engine. */
async function archiveFromLayout(build, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const folder = buildx_layout_addDisposableResource(env_1, await (0,partial_file/* openPartialFolder */.en)(context.stores.dir), true);
        const images = await context.stage('Build', () => buildLayout(build, folder.path, context), built => built.map(({ platform, configDigest }) => `${(0,image_platform/* formatPlatform */.Bq)(platform)} ${configDigest}`).join(', '));
        return await context.stage('Save', () => archiveAll(images, context), archived => archived.map(({ ready }) => (0,format/* formatBytes */.z)(ready.size)).join(', '));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = buildx_layout_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function buildLayout(build, dir, { request, log, signal }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = buildx_layout_addDisposableResource(env_2, new core_progress/* Progress */.k(log, 'taking the image from the builder'), false);
        const unpack = (output, reading, touch) => {
            const onBytes = (count) => {
                progress.add(count);
                touch();
            };
            return unpackOciLayout(output, { dir, onBytes, signal: reading });
        };
        const output = `type=oci,dest=-,compression=${request.compression},compression-level=${request.level}`;
        const { taken } = await buildWithBuildx({ ...build, output }, unpack, log, signal);
        return await readOciLayoutImages(taken);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        buildx_layout_disposeResources(env_2);
    }
}
async function archiveAll(images, context) {
    const [first, ...others] = images;
    if (others.length === 0) {
        // No other archive needs its layers.
        const removeLayer = ({ location }) => (0,promises_.rm)(location.path, { force: true });
        return [await archiveOne(first.whole, first.configDigest, context, removeLayer)];
    }
    const archived = [];
    for (const { platform, alone, configDigest } of images) {
        context.log.info(`For ${(0,image_platform/* formatPlatform */.Bq)(platform)} alone, without attestations`);
        archived.push(await archiveOne(alone, configDigest, context));
    }
    if (!context.request.combinePlatforms)
        return archived;
    context.log.info(`For all ${images.length} platforms, with attestations where there are any`);
    return [...archived, await archiveOne(first.whole, first.whole.top.digest, context)];
}
/** Archives one image of the layout; `digest` is what the archive is named by. */
async function archiveOne(image, digest, context, onCopied) {
    const copies = await context.index.locate((0,image_name/* shortId */.m_)(digest));
    const result = (await reuseCopies(copies, context)) ?? (await archiveBlobs(image, copies, context, onCopied));
    return { ...result, source: 'build', imageid: digest, digest: '' };
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/buildx.js










/** Builds by `docker buildx`, and gets the image in the form that the builder can give. Throws `BUILDER`, `BUILDX_OUTPUT`, `CHECK` and as `buildWithBuildx`. */
async function acquireByBuildx(engine, context) {
    const { request, plan, environment, mask, log, signal } = context;
    const { build, dockerHost, idleTimeout, token, registry } = request;
    const program = { env: dockerEnvironment(environment, dockerHost), workspace: environment.workspace, signal };
    const builder = await findBuilder(build.builder, program);
    const facts = { driver: builder.driver, containerd: await engine.usesContainerd() };
    const { output, because } = chooseOutput({
        ...facts,
        platforms: build.platforms.length,
        combine: request.combinePlatforms,
    });
    log.info(`Builder ${builder.name} of driver ${builder.driver}, docker buildx ${builder.version}`);
    if (output === 'none')
        throw noOutput(builder.name, because);
    if (output === 'layout' && hasImageChecks(request.checks))
        throw noCheck(because);
    const ignored = findIgnoredInputs(build, { ...facts, limits: engine.speaks('1.42') });
    if (ignored.length > 0)
        throw ignores(builder.name, ignored);
    log.info(`The image comes ${output === 'engine' ? 'into the engine' : 'as an OCI layout'}: ${because}`);
    const order = {
        request: build,
        reference: plan.reference,
        builder,
        registry,
        dockerHost,
        idleTimeout,
        environment,
        token,
        mask,
    };
    return output === 'engine'
        ? { image: await buildIntoEngine(engine, order, context) }
        : { archives: await archiveFromLayout(order, context) };
}
async function buildIntoEngine(engine, order, context) {
    const { stage, held, log, signal } = context;
    const work = async () => {
        const ownName = await held.newName(engine);
        const reference = ownName ?? order.reference;
        const { result } = await buildWithBuildx({ ...order, reference, output: 'type=docker' }, drain, log, signal);
        const image = await engine.inspect(result.digest || reference);
        if (image)
            return ownName === undefined ? image : nameBuilt(engine, image, context);
        const message = `buildx built ${result.digest} with builder ${order.builder.name}, but the engine does not have it`;
        const hint = 'Name the engine that the builder belongs to:\n  with:\n    docker-host: tcp://HOST:2376';
        throw new errors/* ActionError */.lZ('BUILD_LOST', message, { hint });
    };
    return stage('Build', work, image => image.id);
}
async function drain(output) {
    output.resume();
    await (0,external_node_stream_promises_.finished)(output);
}
const ownBuilder = 'Create a builder of its own before this step:\n  - uses: docker/setup-buildx-action@v3\n    with:\n      driver: docker-container';
function ignores(builder, inputs) {
    const message = `the builder ${builder} would ignore ${inputs.join(', ')}`;
    return new errors/* ActionError */.lZ('BUILDER', message, { hint: ownBuilder });
}
function noCheck(because) {
    const message = `the image cannot be checked, because the build does not load it into an engine: ${because}`;
    const hint = 'Leave out the checks of the image; verify-command may load the archive.';
    return new errors/* ActionError */.lZ('CHECK', message, { hint });
}
function noOutput(builder, because) {
    const message = `the builder ${builder} cannot build for several platforms: ${because}`;
    const hint = `Switch the engine to the containerd image store. ${ownBuilder}`;
    return new errors/* ActionError */.lZ('BUILDX_OUTPUT', message, { hint });
}

// EXTERNAL MODULE: ./lib/image/id.js
var image_id = __webpack_require__(72944);
;// CONCATENATED MODULE: ./lib/actions/archive/sources/local.js





/**
 * Finds an image that is in the engine: by its exact name, tag or digest, then by its exact id, then by the beginning
 * of its id; one that was not found by the name it is archived under gets it. Throws `IMAGE_NOT_FOUND`,
 * `IMAGE_AMBIGUOUS`, `PLATFORM`.
 */
async function acquireLocal(engine, { request, plan, log }) {
    const { image, imageId, platform } = request;
    const wanted = imageId ?? (0,reference/* formatPullReference */.CP)(image, plan.tag);
    const inspect = (reference) => engine.inspect(reference, platform);
    const found = imageId === undefined ? await findNamed(inspect, wanted) : await findById(engine, inspect, imageId, plan.tag);
    (0,image_platform/* checkPlatform */.oF)(wanted, found.platform, platform);
    if (wanted === plan.reference)
        return found;
    log.info(`${wanted} is ${found.id}, tagged ${plan.reference}`);
    await engine.tag(found.id, image.repository, plan.tag);
    // By now the name may belong to another image.
    return (await inspect(found.id)) ?? found;
}
async function findNamed(inspect, wanted) {
    const found = await inspect(wanted);
    if (found)
        return found;
    throw new errors/* ActionError */.lZ('IMAGE_NOT_FOUND', `no local image named ${wanted}`, { hint: 'source: pull' });
}
async function findById(engine, inspect, imageId, tag) {
    const exact = imageId.length === 64 ? `sha256:${imageId}` : `${imageId}:${tag}`;
    const found = await inspect(exact);
    if (found)
        return found;
    const fitting = (await engine.list()).filter(({ id }) => (0,image_id/* fitsImageId */.J)(id, imageId));
    const ids = [...new Set(fitting.map(({ id }) => id))];
    if (ids.length > 1)
        throw ambiguous(imageId, fitting);
    const one = ids[0] === undefined ? undefined : await inspect(ids[0]);
    if (one)
        return one;
    const hint = 'Look for it with:\n  docker image ls --no-trunc';
    throw new errors/* ActionError */.lZ('IMAGE_NOT_FOUND', `no local image has an id that begins with ${imageId}`, { hint });
}
function ambiguous(imageId, images) {
    const list = images.map(({ id, tags }) => `${(0,image_name/* shortId */.m_)(id)} (${tags.join(', ') || 'untagged'})`).join(', ');
    const hint = `Give more digits:\n  with:\n    image: ${(0,image_name/* shortId */.m_)(images[0]?.id ?? '')}`;
    return new errors/* ActionError */.lZ('IMAGE_AMBIGUOUS', `image id ${imageId} fits several images: ${list}`, { hint });
}

// EXTERNAL MODULE: ./lib/docker/pull.js
var pull = __webpack_require__(8285);
// EXTERNAL MODULE: ./lib/registry/client.js + 4 modules
var registry_client = __webpack_require__(13380);
// EXTERNAL MODULE: ./lib/registry/documents.js
var documents = __webpack_require__(63889);
// EXTERNAL MODULE: ./lib/registry/fetch.js
var registry_fetch = __webpack_require__(50255);
// EXTERNAL MODULE: ./lib/registry/manifest.js
var manifest = __webpack_require__(50886);
// EXTERNAL MODULE: ./lib/registry/nested-index.js
var nested_index = __webpack_require__(61105);
// EXTERNAL MODULE: ./lib/registry/platform-fields.js
var platform_fields = __webpack_require__(50892);
// EXTERNAL MODULE: ./lib/registry/refusal.js
var registry_refusal = __webpack_require__(70827);
// EXTERNAL MODULE: ./lib/registry/pull.js + 1 modules
var registry_pull = __webpack_require__(68074);
;// CONCATENATED MODULE: ./lib/registry/look-up.js










/** Asks for the digest that a tag has now, by HEAD, which registries do not count as a pull. Throws as `fetchManifest`. */
function askDigest(client, request, log, signal) {
    return (0,registry_fetch/* withFetch */.ZZ)(client, (0,registry_pull/* nameOfImage */.qM)(request), request, log, signal, async (fetch) => {
        const digest = (await headDigest(fetch, request)) ?? (await readTop(fetch, request)).digest;
        log.info(`Registry digest of ${fetch.what} is ${digest}, according to ${client.host}`);
        return { digest };
    });
}
/** Asks for the digest and the platforms of an image; throws as `fetchManifest`. */
function askImage(client, request, log, signal) {
    return (0,registry_fetch/* withFetch */.ZZ)(client, (0,registry_pull/* nameOfImage */.qM)(request), request, log, signal, async (fetch) => {
        const { digest, index: top, manifest } = await readTop(fetch, request);
        const index = top && (await (0,nested_index/* flattenIndex */.h)(fetch, top, request.platform));
        log.info(`Registry digest of ${fetch.what} is ${digest}, according to ${client.host}`);
        if (index && request.platform)
            (0,platforms/* choosePlatform */.xV)(fetch.what, index, request.platform);
        if (index)
            return { digest, platforms: (0,platforms/* platformsOf */.Wt)(index) };
        const platform = manifest && (await fetchPlatform(fetch, manifest.config));
        if (platform)
            (0,image_platform/* checkPlatform */.oF)(fetch.what, platform, request.platform);
        return { digest, platforms: platform ? [platform] : [] };
    });
}
function readTop(fetch, { image, tag }) {
    return (0,manifest/* readManifest */.W)(fetch, image.digest ?? tag, { digest: image.digest });
}
// Not every registry names the digest in its answer to HEAD, or supports HEAD at all.
async function headDigest(fetch, { tag }) {
    const path = `manifests/${tag}`;
    const headers = await (0,registry_fetch/* retryFetch */.XE)(fetch, `asking for ${path}`, () => fetch.client.head(path, { accept: documents/* acceptedTypes */.l0 }, fetch.signal).catch(noHead));
    fetch.touch();
    const digest = headers['docker-content-digest'];
    return (0,guards/* isDigest */.Bc)(digest) ? digest : undefined;
}
function noHead(error) {
    if (error instanceof registry_refusal/* RegistryRefusal */.O && [400, 405, 501].includes(error.status))
        return {};
    throw error;
}
async function fetchPlatform(fetch, { digest, size }) {
    const { bytes } = await (0,registry_fetch/* fetchDocument */.sW)(fetch, `blobs/${digest}`, '*/*', { digest, size }, guards/* documentLimit */.NL);
    return (0,platform_fields/* readPlatform */.K)(bytes);
}

// EXTERNAL MODULE: ./lib/actions/archive/pull-policy.js
var pull_policy = __webpack_require__(66594);
;// CONCATENATED MODULE: ./lib/actions/archive/sources/pull.js
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







/** Gets an image into the engine as the pull policy says. Throws `IMAGE_NOT_FOUND`, `PLATFORM` and as `pullImage`. */
async function acquireByPull(engine, context) {
    const { request, plan } = context;
    const { image, platform } = request;
    const wanted = (0,reference/* formatPullReference */.CP)(image, plan.tag);
    const registry = await applyPolicy(engine, wanted, context);
    // The image is saved by a name, so that its archive has one; a digest is not a name.
    if (image.digest)
        await engine.tag(wanted, image.repository, plan.tag);
    const pulled = await engine.inspect(image.digest ? wanted : plan.reference, platform);
    if (!pulled)
        throw new errors/* ActionError */.lZ('PULL_LOST', `the engine pulled ${wanted} but does not have it`);
    (0,image_platform/* checkPlatform */.oF)(wanted, pulled.platform, platform);
    return { ...pulled, registry };
}
async function applyPolicy(engine, wanted, context) {
    const { request, plan, log } = context;
    const { platform } = request;
    const { fallbackToLocal } = request.pull;
    // The policy always needs the engine's image only as a fallback.
    const local = plan.pullPolicy !== 'always' || fallbackToLocal ? await engine.inspect(wanted, platform) : undefined;
    const query = { policy: plan.pullPolicy, reference: wanted, platform };
    const first = (0,pull_policy/* decidePull */.OD)(query, local);
    const { decision, registry } = first.kind === 'compare' && local
        ? await compareWithRegistry(wanted, local, context)
        : { decision: first, registry: undefined };
    const does = decision.kind === 'pull' ? 'pull' : 'no pull';
    log.info(`Pull policy ${plan.pullPolicy} (${plan.pullBecause}): ${does}, ${decision.because}`);
    if (decision.kind === 'keep')
        return registry;
    if (decision.kind === 'forbid')
        throw forbidden(decision);
    try {
        return (await pullChecked(engine, wanted, context)) ?? registry;
    }
    catch (error) {
        const usable = local && (0,pull_policy/* decidePull */.OD)({ ...query, policy: 'missing' }, local).kind === 'keep';
        if (!usable || !fallbackToLocal || !isPullFailure(error))
            throw error;
        log.warning(`${wanted} is the image that is in the engine (fallback-to-local is true): ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
async function compareWithRegistry(wanted, local, context) {
    const registry = await askRegistry(askDigest, context);
    const decision = registry
        ? (0,pull_policy/* compareDigests */.vR)(wanted, local, registry.digest)
        : { kind: 'pull', because: 'its registry did not say whether it has another one' };
    return { decision, registry };
}
function forbidden({ because }) {
    const message = `${because}, and pull-policy never forbids pulling it`;
    return new errors/* ActionError */.lZ('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}
// Asking the registry first rejects a missing platform before anything is downloaded, and names those that exist.
async function pullChecked(engine, wanted, context) {
    const { request, plan, credentials, log, signal } = context;
    const { image, platform, idleTimeout, retries } = request;
    const registry = platform && (await askRegistry(askImage, context));
    log.info(`Pulling ${(0,reference/* formatImage */.vy)(wanted, platform)}`);
    const order = { image, tag: plan.tag, platform, credentials: await credentials(), idleTimeout, retries };
    await (0,pull/* pullImage */.Z)(engine, order, log, signal);
    return registry;
}
// Longer than the longest pause between two tries. In milliseconds.
const lookUpTimeout = 90_000;
// The engine may reach a registry that this runner cannot, so a failure here decides nothing.
async function askRegistry(question, { request, plan, registries, log, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { image, platform, retries } = request;
        const client = pull_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, await registries()), false);
        try {
            const limits = { retries, idleTimeout: lookUpTimeout, limitIsFixed: true };
            return await question(client, { image, tag: plan.tag, platform, ...limits }, log, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            if (error instanceof errors/* ActionError */.lZ && error.code === 'PLATFORM')
                throw error;
            log.info(`The registry cannot be read from here, the engine is asked: ${(0,errors/* messageOf */.bD)(error)}`);
            return undefined;
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
function isPullFailure(error) {
    return error instanceof errors/* ActionError */.lZ && /^(PULL_|PLATFORM$|IDLE$)/.test(error.code);
}

// EXTERNAL MODULE: ./lib/docker/endpoint.js + 2 modules
var docker_endpoint = __webpack_require__(8436);
;// CONCATENATED MODULE: ./lib/build/s2i/failure.js

const releases = 'https://github.com/openshift/source-to-image/releases';
/** The `S2I_MISSING` error for a program that could not be started. */
function startError(cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'it is not on the PATH' : (0,errors/* messageOf */.bD)(cause);
    const hint = `Put the program s2i of ${releases} on the PATH before this step:\n  - run: tar -xzf source-to-image-*-linux-amd64.tar.gz -C "$RUNNER_TEMP" && echo "$RUNNER_TEMP" >> "$GITHUB_PATH"`;
    return new errors/* ActionError */.lZ('S2I_MISSING', `source: s2i cannot run the program s2i: ${why}`, { hint, cause });
}
// Each release of s2i insists on one version of the engine's API.
const wrongApi = /client version (\S+) is too (?:old|new)\. (Minimum|Maximum) supported API version is ([\d.]*\d)/;
/** The error for a failed `s2i`: `S2I_ENGINE` when the engine refused its API version, else `S2I_FAILED` with its last output. */
function exitError(what, code, output, host) {
    const [, speaks, limit, accepts] = wrongApi.exec(output) ?? [];
    if (speaks === undefined) {
        return new errors/* ActionError */.lZ('S2I_FAILED', `${what} failed with exit code ${code}${output && `:\n${output}`}`);
    }
    const bound = limit === 'Minimum' ? 'at least' : 'at most';
    const message = `s2i cannot talk to the engine at ${host}: it speaks API ${speaks}, and the engine takes ${bound} ${accepts}`;
    const hint = `Use another release of s2i (${releases}), or another engine:\n  with:\n    docker-host: tcp://HOST:2376`;
    return new errors/* ActionError */.lZ('S2I_ENGINE', message, { hint });
}

;// CONCATENATED MODULE: ./lib/build/s2i/program.js
var program_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var program_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






/** Runs `s2i` with these arguments, its output in the log. Errors: `S2I_MISSING`, `S2I_ENGINE`, `S2I_FAILED`, `IDLE`. */
async function runS2i(args, build) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { idleTimeout, environment, log, signal } = build;
        const what = `s2i ${args[0] ?? ''}`;
        const env = await makeEnvironment(build);
        const tail = new OutputTail();
        const idle = program_addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w(what, idleTimeout, signal), false);
        const onLine = (line) => {
            idle.touch();
            log.foreign(line);
            tail.add(line);
        };
        const process = { command: 's2i', args, env, cwd: environment.workspace, signal: idle.signal };
        const code = await idle
            .run(() => (0,child_process/* runProcess */.R)(process, onLine))
            .catch((error) => {
            signal.throwIfAborted();
            throw error instanceof errors/* ActionError */.lZ ? error : startError(error);
        });
        if (code !== 0)
            throw exitError(what, code, tail.lines.join('\n'), env['DOCKER_HOST'] ?? '');
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        program_disposeResources(env_1);
    }
}
// s2i needs none of the step's tokens.
async function makeEnvironment({ dockerHost, environment }) {
    const { env, homeDir } = environment;
    const endpoint = await (0,docker_endpoint/* resolveEndpoint */.sO)({ dockerHost, env, homeDir });
    if (endpoint.kind === 'tcp' && endpoint.tls && endpoint.source.startsWith('docker context')) {
        const message = `s2i cannot use the engine at ${(0,docker_endpoint/* describeEndpoint */.N2)(endpoint)}: it reads no docker contexts, and finds TLS certificates only through DOCKER_CERT_PATH`;
        const hint = `env:\n  DOCKER_HOST: ${(0,docker_endpoint/* addressOf */.ci)(endpoint)}\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem`;
        throw new errors/* ActionError */.lZ('S2I_ENGINE', message, { hint });
    }
    const kept = Object.entries(env).filter(([name]) => !/^(INPUT|ACTIONS)_/.test(name));
    return { ...Object.fromEntries(kept), DOCKER_HOST: (0,docker_endpoint/* addressOf */.ci)(endpoint) };
}

;// CONCATENATED MODULE: ./lib/build/s2i/image.js





/** Builds an image with the program `s2i`. Errors: `S2I_MISSING`, `S2I_SOURCE`, `S2I_ENGINE`, `S2I_FAILED`, `S2I_LOST`. */
async function buildWithS2i(engine, build) {
    const { request, reference, platform, environment } = build;
    const source = await locateSource(request.source, environment.workspace);
    const before = await engine.inspect(reference);
    const options = [...(request.incremental ? ['--incremental'] : []), ...request.args];
    await runS2i(['build', ...options, source, request.builder, reference], build);
    const image = await engine.inspect(reference);
    // s2i also exits with 0 after it only printed its usage or wrote a Dockerfile.
    if (!image || image.id === before?.id) {
        const message = `s2i build ended without an error but made no image ${reference}`;
        throw new errors/* ActionError */.lZ('S2I_LOST', message, { hint: 'Look at the output of s2i above, and at s2i-args.' });
    }
    (0,image_platform/* checkPlatform */.oF)(reference, image.platform, platform);
    return image;
}
/** Writes the usage text of the builder image to the log. */
async function showUsage(build) {
    await runS2i(['usage', build.request.builder], build);
}
async function locateSource(source, workspace) {
    if (/^([a-z][a-z0-9+.-]*:\/\/|[^/\s]+@[^/\s]+:)/i.test(source))
        return source;
    const folder = (0,external_node_path_.resolve)(workspace, source);
    const found = await (0,promises_.stat)(folder).catch(() => undefined);
    if (found?.isDirectory())
        return folder;
    const problem = found ? 'is not a folder' : 'does not exist';
    const message = `s2i-source ${JSON.stringify(folder)} ${problem}, allowed: a folder or git URL`;
    throw new errors/* ActionError */.lZ('S2I_SOURCE', message, { hint: 'with:\n  s2i-source: .' });
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/s2i.js

/** Builds the image with the program `s2i`. */
function acquireByS2i(engine, context) {
    return buildWithS2i(engine, toS2iBuild(context));
}
/** Writes the usage text of the builder image to the log. */
function showS2iUsage(context) {
    return showUsage(toS2iBuild(context));
}
function toS2iBuild({ request, plan, environment, log, signal }) {
    const { s2i, platform, dockerHost, idleTimeout } = request;
    if (!s2i)
        throw new TypeError('the source is not s2i');
    return { request: s2i, reference: plan.reference, platform, dockerHost, idleTimeout, environment, log, signal };
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/engine.js


















const stages = { build: 'Build', pull: 'Pull', local: 'Find', s2i: 'Build' };
/** Builds, pulls or finds the image in the engine, checks it there, and saves it. */
async function archiveFromEngine(source, context) {
    const { request, stage } = context;
    if (request.s2i?.usage)
        await stage('Usage', () => showS2iUsage(context));
    const engine = await context.engine();
    const builder = source === 'build' ? chooseBuild(engine, context).builder : undefined;
    if (builder === 'buildx') {
        const built = await acquireByBuildx(engine, context);
        return 'archives' in built ? built.archives : [await checkAndSave(engine, built.image, source, context)];
    }
    const acquire = {
        build: () => acquireByBuild(engine, builder === 'buildkit', context),
        pull: () => acquireByPull(engine, context),
        local: () => acquireLocal(engine, context),
        s2i: () => acquireByS2i(engine, context),
    };
    const image = await stage(stages[source], acquire[source], ({ id }) => id);
    if (source !== 'build')
        await context.held.hold(engine, image.id);
    return [await checkAndSave(engine, image, source, context)];
}
async function checkAndSave(engine, image, source, context) {
    await context.running.use(image.id);
    const checks = await checkImage(engine, image, context);
    const result = await context.stage('Save', () => saveOrReuse(engine, image, source, context), sizesOf);
    const own = image.digests.find(each => each.startsWith(`${context.request.image.repository}@`));
    const digest = image.registry?.digest ?? own?.split('@')[1] ?? '';
    return { ...result, source, imageid: image.id, digest, checks, platforms: image.registry?.platforms };
}
async function saveOrReuse(engine, image, origin, context) {
    const { request, environment, index, stores, log, signal } = context;
    const archives = request.force ? [] : await index.described();
    const { platform, platforms } = await choosePlatforms(engine, image, origin, context);
    const archived = archives.find(({ metadata }) => metadata.docker_id === image.id && (0,format_metadata/* isFor */.Gi)(metadata, platforms));
    const configDigest = archived?.metadata.config_digest ?? (await (0,config_digest/* findConfigDigest */.w)(engine, image, platform, log, signal));
    const imageid = archived?.metadata.imageid ?? (configDigest && (0,image_name/* shortId */.m_)(configDigest));
    const copies = imageid === undefined ? undefined : await index.locate(imageid);
    if (configDigest !== undefined && copies && !request.force) {
        const reused = (await compressBare(copies, image, configDigest, context)) ?? (await reuseCopies(copies, context));
        if (reused)
            return reused;
    }
    const known = await findKnownLayers(archives, layer => image.layers.includes(layer.diff_id));
    await checkDiskSpace(stores.dir, spaceForSaving(image.size), log);
    const source = { engine, image, configDigest, platform, known, stays: (0,core_environment/* machineStays */.UZ)(environment) };
    const saved = await saveImage(source, toSaveContext(context));
    return {
        ready: await (0,sidecar/* describeSaved */.Rv)(saved, signal),
        copies: copies ?? (await index.locate(saved.archive.imageid)),
        updated: true,
        because: whyNew(context),
    };
}
// What is pulled is for one platform, whatever an earlier pull brought; a local image is saved as a whole, as by docker
// save.
async function choosePlatforms(engine, image, origin, { request }) {
    const available = await engine.platforms(image.id);
    if (available.length < 2)
        return { platform: undefined, platforms: [image.platform] };
    const platform = request.platform ?? (origin === 'pull' ? image.platform : undefined);
    return { platform, platforms: platform ? [platform] : available };
}
/** Makes the archive from a bare tar of the same image in the folder, which saves the engine's export. */
async function compressBare(copies, image, configDigest, context) {
    if (copies.file || !copies.bare || context.request.format === 'docker')
        return undefined;
    const { path } = copies.bare;
    try {
        const saved = await compressArchive(path, { id: image.id, configDigest }, toSaveContext(context));
        const ready = await (0,sidecar/* describeSaved */.Rv)(saved, context.signal);
        await (0,sidecar/* removeArchive */.Lt)(copies.bare);
        return { ready, copies, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
    }
    catch (error) {
        context.signal.throwIfAborted();
        context.log.warning(`${path} cannot be used, the image is saved again: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
function sizesOf({ ready, updated }) {
    return updated ? `${(0,format/* formatBytes */.z)(ready.metadata.tar_size)} → ${(0,format/* formatBytes */.z)(ready.size)}` : 'nothing to save';
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/existing.js






/**
 * Applies `existing` to a clean version that is archived already: gives its archives for `reuse`, throws `EXISTS` for
 * `fail`. Undefined when the version has to be archived.
 */
async function reuseExisting(context) {
    const { request, plan, index, identity, log } = context;
    if (request.existing === 'rebuild' || request.force)
        return undefined;
    if (plan.verdict.dirty) {
        log.info(`existing: ${request.existing} does not apply: ${plan.verdict.because}`);
        return undefined;
    }
    const copies = await index.locateVersion();
    if (!copies)
        return undefined;
    if (request.existing === 'fail') {
        const message = `${identity.name} ${identity.version} is archived already as ${(0,image_name/* formatName */.nD)(copies.archive)}, and existing is fail`;
        const hint = 'Give a new version, or take the archive as it is:\n  with:\n    existing: reuse';
        throw new errors/* ActionError */.lZ('EXISTS', message, { hint });
    }
    if (request.build.platforms.length > 1)
        return context.stage('Reuse', () => reusePlatforms(context));
    return reuseOne(copies, context);
}
async function reuseOne(copies, context) {
    const { request, stage } = context;
    const found = (0,image_name/* formatName */.nD)(copies.archive);
    const reused = await stage('Reuse', () => reuseCopies(copies, context), result => (result ? (0,format/* formatBytes */.z)(result.ready.size) : 'not usable'));
    if (!reused)
        return undefined;
    const { layout, docker_id: imageid } = reused.ready.metadata;
    (0,image_layout/* checkLayout */.H)(found, layout, request.requireLayout);
    const because = `${found} exists already and existing is reuse`;
    return [{ ...reused, source: 'archive', imageid, digest: '', because }];
}
/** Takes the archives for several platforms from the folder; undefined unless it has one for each that is asked for. */
async function reusePlatforms(context) {
    const { request, identity, index, log } = context;
    const { platforms } = request.build;
    const wanted = [...platforms.map(each => [each]), ...(request.combinePlatforms ? [platforms] : [])];
    const newest = (await index.described()).sort((a, b) => b.stored - a.stored);
    const images = [];
    for (const each of wanted) {
        const known = newest.find(({ archive, metadata }) => archive.version === identity.version && isFor(metadata.platform, each));
        const result = known && (await reuseCopies(await index.locate(known.archive.imageid), context));
        if (!known || !result) {
            log.info(`existing: reuse does not apply: the folder has no archive for ${each.map(image_platform/* formatPlatform */.Bq).join(',')}`);
            return undefined;
        }
        const because = `${known.path} exists already and existing is reuse`;
        images.push({ ...result, source: 'archive', imageid: known.metadata.docker_id, digest: '', because });
    }
    return images;
}
/** Whether an archive whose metadata has this list of platforms is for exactly the wanted ones. */
function isFor(text, wanted) {
    const platforms = text.split(',').map(image_platform/* parsePlatform */.FL);
    return (platforms.length === wanted.length &&
        wanted.every(each => platforms.some(platform => platform !== undefined && (0,image_platform/* samePlatform */.my)(platform, each))));
}

;// CONCATENATED MODULE: ./lib/actions/archive/sources/registry.js
var registry_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var registry_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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










/** Archives an image straight from its registry, without an engine. */
async function archiveFromRegistry(context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, plan, registries, stage, log, signal } = context;
        const { image, platform, retries, idleTimeout } = request;
        const client = registry_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, await registries()), false);
        const order = { image, tag: plan.tag, platform, retries, idleTimeout };
        const found = await stage('Look up', () => (0,registry_pull/* fetchManifest */.Cj)(client, order, log, signal), result => result.configDigest);
        const result = await stage('Fetch', () => fetchArchive(client, order, found, context), ({ ready, updated }) => (updated ? (0,format/* formatBytes */.z)(ready.size) : 'nothing to fetch'));
        const digest = image.digest ?? found.indexDigest ?? found.manifestDigest;
        return { ...result, source: 'registry', imageid: found.configDigest, digest, platforms: found.platforms };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        registry_disposeResources(env_1);
    }
}
async function fetchArchive(client, order, found, context) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, index, stores, log, signal } = context;
        const copies = await index.locate((0,image_name/* shortId */.m_)(found.configDigest));
        const reused = await reuseCopies(copies, context);
        if (reused)
            return reused;
        const archives = request.force ? [] : await index.described();
        const known = await findKnownLayers(archives, ({ digest }) => found.layers.some(layer => layer.digest === digest));
        await checkDiskSpace(stores.dir, spaceForSaving(found.layers.reduce((sum, layer) => sum + layer.size, 0)), log);
        const folder = registry_addDisposableResource(env_2, await (0,partial_file/* openPartialFolder */.en)(stores.dir), true);
        const layerFolder = { ...order, dir: folder.path, isKnown: (digest) => known.has(digest) };
        const fetched = await (0,registry_pull/* fetchImage */.aK)(client, layerFolder, found, log, signal);
        return await archiveBlobs(await toBlobs(fetched, known), copies, context, removeFetched);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = registry_disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
/** Removes a layer that is in the archive now, unless it lies in another archive. */
async function removeFetched({ location }) {
    if (location.verified)
        await (0,promises_.rm)(location.path, { force: true });
}
async function toBlobs(image, known) {
    const { config, configDigest, manifest, manifestDigest, manifestType } = image;
    const layers = image.layers.map(async ({ digest, size, path = '' }) => {
        return known.get(digest) ?? { digest, size, location: await (0,image_blobs/* locateBlob */.AL)(path, 0, true) };
    });
    return {
        config: { digest: configDigest, mediaType: '', content: config },
        layers: await Promise.all(layers),
        top: { digest: manifestDigest, mediaType: manifestType, content: manifest },
        others: [],
    };
}

;// CONCATENATED MODULE: ./lib/actions/archive/acquire.js






/** Gets the archives of one version: existing ones where the request allows it, else from the image's source. */
async function acquireArchives(context) {
    await context.index.refuseOthers();
    return (await reuseExisting(context)) ?? acquireNew(context);
}
async function acquireNew(context) {
    const { request, plan, index, log } = context;
    const before = (await index.files()).filter(file => file.archive.version === request.version);
    log.info(`Source is ${request.source}: ${request.sourceBecause}`);
    const images = await acquireFrom(context);
    for (const { ready } of images) {
        (0,image_layout/* checkLayout */.H)((0,image_name/* formatName */.nD)(ready.archive), ready.metadata.layout, request.requireLayout);
    }
    if (!plan.verdict.dirty)
        noticeReplaced(context, before, images);
    for (const { ready, because } of images) {
        log.info(`${(0,image_name/* formatName */.nD)(ready.archive)}, layout ${ready.metadata.layout}: ${because}`);
    }
    return images;
}
async function acquireFrom(context) {
    const { source } = context.request;
    if (source === 'registry')
        return [await archiveFromRegistry(context)];
    if (source === 'archive')
        return [await convertGiven(context)];
    return archiveFromEngine(source, context);
}
// A clean version should never change, so a change deserves more than a line in the log.
function noticeReplaced({ log, identity }, before, images) {
    const now = images.map(({ ready }) => ready.archive.imageid);
    const others = new Set(before.map(file => file.archive.imageid).filter(id => !now.includes(id)));
    if (others.size === 0)
        return;
    log.notice(`${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now.join(', ')}`);
}

// EXTERNAL MODULE: ./lib/prune/plan.js
var prune_plan = __webpack_require__(15893);
// EXTERNAL MODULE: ./lib/actions/archive/publish-plan.js
var publish_plan = __webpack_require__(49401);
// EXTERNAL MODULE: ./lib/prune/archives.js
var archives = __webpack_require__(64245);
// EXTERNAL MODULE: ./lib/prune/delete.js
var prune_delete = __webpack_require__(56157);
// EXTERNAL MODULE: ./lib/prune/layers.js
var prune_layers = __webpack_require__(35772);
// EXTERNAL MODULE: ./lib/stores/github/api.js + 5 modules
var github_api = __webpack_require__(55258);
;// CONCATENATED MODULE: ./lib/actions/archive/prune.js











/** Deletes what an archive makes stale, but nothing that this run made, and gives what was deleted. A failure is a warning. */
async function pruneAfter({ context, image, artifact, cached }, all) {
    if (context.request.prune === 'none')
        return [];
    const { archive, metadata } = image.ready;
    const platform = (0,image_platform/* parsePlatform */.FL)(metadata.platform);
    const made = all.map(each => each.image.ready.archive);
    const missingIn = [];
    if (context.stores.artifacts && !artifact)
        missingIn.push('artifact');
    if (context.stores.cache && !cached)
        missingIn.push('cache');
    const current = { archive, made, missingIn, platform: platform && (0,image_platform/* formatPlatform */.Bq)(platform) };
    return context.stage('Prune', async () => {
        const gone = await deleteStale(await findStale(current, context), context);
        return gone.some(({ where }) => where === 'cache') ? [...gone, ...(await pruneLayers(context))] : gone;
    }, rows => `${rows.length} removed, ${(0,format/* formatBytes */.z)((0,prune_plan/* sumSizes */.iJ)(rows))}`);
}
/** Finds what a new archive makes stale in the folder, among the artifacts of this run and in the cache. */
async function findStale(current, context) {
    if (context.request.prune === 'none')
        return [];
    const running = await context.running.needs();
    const files = await planFolder(current, running, context);
    const isIn = (place) => !current.missingIn.includes(place);
    const artifacts = isIn('artifact') ? await planArtifacts(files, running, context) : [];
    const rows = [...files, ...artifacts, ...(isIn('cache') ? await planCache(current, running, context) : [])];
    for (const { candidate, goes, because } of rows) {
        const { version, imageid, where } = candidate;
        context.log.info(`${goes ? 'stale' : 'kept'}: ${version} ${imageid} in ${where}: ${because}`);
    }
    return rows.filter(({ goes }) => goes);
}
async function deleteStale(stale, { running, log, signal }) {
    const deletions = await (0,prune_delete/* deletePlanned */.C)(stale, running, signal);
    const failed = deletions.flatMap(({ row, error }) => error === undefined ? [] : [`${row.candidate.where}: ${error}`]);
    if (failed.length > 0)
        log.warning(`Not everything stale could be pruned. ${[...new Set(failed)].join('; ')}`);
    return (0,prune_delete/* rowsGone */.x)(deletions).map(prune_plan/* toPruneRow */.G);
}
async function planFolder({ archive, platform, made }, running, { request, identity, environment, stores, index, signal }) {
    const given = request.archive === '' ? undefined : (0,external_node_path_.resolve)(environment.workspace, request.archive);
    const candidates = [];
    for (const stored of await new folder/* FolderStore */.c({ dir: stores.dir, signal }).describe(await index.files())) {
        const isGiven = given !== undefined && (await (0,stores_files/* isSameFile */.Dl)(stored.path ?? '', given));
        candidates.push((0,archives/* toPrunable */.Hx)(stored, isGiven ? 'it is the archive that was given' : otherPlatform(stored, platform)));
    }
    return (0,prune_plan/* planStale */.b6)(candidates, { ...archive, repository: identity.image }, made, request, running);
}
// An archive of another platform is not an older one of the same image.
function otherPlatform({ sha256, metadata }, platform) {
    const proved = sha256 === '' ? undefined : metadata;
    return proved && platform && proved.platform !== platform ? `for ${proved.platform}` : undefined;
}
// Only those that this job uploaded go, because it must not delete those of another job: this job made what is in the
// folder.
async function planArtifacts(files, running, { stores, request, lookUps }) {
    if (!stores.artifacts || !files.some(({ goes }) => goes))
        return [];
    const stored = lookUps.valueOr(await stores.artifacts.list({ name: request.name }), []);
    const copies = stored.map(each => (0,archives/* toPrunable */.Hx)(each));
    return (0,prune_plan/* planCopies */.FP)(copies, files, running);
}
const notPruned = 'Stale cache entries were not pruned';
async function planCache({ archive, made }, running, { request, identity, environment, stores, github, log, lookUps }) {
    const api = github();
    if (!stores.cache || environment.repository === '')
        return [];
    if (!api) {
        log.notice(`${notPruned}: github-token is empty`);
        return [];
    }
    const listed = await stores.cache.list({ name: archive.name, ref: environment.ref });
    const stored = lookUps.valueOr(listed, [], notPruned);
    const plan = (runStarted) => (0,prune_plan/* planStale */.b6)(stored.map(each => (0,archives/* toPrunable */.Hx)(each, usedSince(each, runStarted))), { ...archive, repository: identity.image }, made, request, running);
    const rows = plan(Infinity);
    if (!rows.some(({ goes }) => goes))
        return rows;
    const started = await lookUps.ask(github_api/* githubService */.xU, () => api.runStarted());
    return plan(lookUps.valueOr(started, 0, notPruned));
}
// What this run stored or looked up may belong to another of its jobs.
function usedSince({ stored = 0, used = 0 }, runStarted) {
    return Math.max(stored, used) >= runStarted ? 'used by this run' : undefined;
}
async function pruneLayers({ environment, stores, running, github, log, signal }) {
    const { cache } = stores;
    const api = github();
    if (!cache || !api)
        return [];
    const warn = (reason) => log.warning(`Layers that no archive refers to were not pruned: ${reason}`);
    try {
        const layers = await (0,prune_layers/* gatherLayers */.Q)({ api, cache, ref: environment.ref, goes: () => false, now: Date.now() });
        const plan = (0,prune_plan/* planPrune */.wM)(layers, { keep: 0, running: await running.needs() });
        const deletions = await (0,prune_delete/* deletePlanned */.C)(plan, running, signal);
        const errors = new Set(deletions.flatMap(({ error }) => error ?? []));
        if (errors.size > 0)
            warn([...errors].join('; '));
        return (0,prune_delete/* rowsGone */.x)(deletions).map(prune_plan/* toPruneRow */.G);
    }
    catch (error) {
        signal.throwIfAborted();
        warn((0,errors/* messageOf */.bD)(error));
        return [];
    }
}

// EXTERNAL MODULE: ./lib/stores/cache/keys.js
var keys = __webpack_require__(26035);
;// CONCATENATED MODULE: ./lib/actions/archive/report.js



/** What a report says of every run: which image it was about. */
function identify({ request, plan, }) {
    const { tag, reference, verdict } = plan;
    const { image, version } = request;
    return { image: image.repository, version, tag, reference, dirty: verdict.dirty, dirtyBecause: verdict.because };
}
/** Reports what became of one archive. */
function makeReport({ context, image, artifact, cached, publication, pruned }) {
    const { ready, copies, source, updated, because, imageid, digest, platforms, checks = [] } = image;
    const { path, size, sha256, metadata, archive } = ready;
    return {
        ...identify(context),
        dryRun: false,
        source,
        updated,
        because,
        imageid,
        digest,
        platforms: platforms?.map(image_platform/* formatPlatform */.Bq),
        archive: { path, name: (0,image_name/* formatName */.nD)(archive), format: archive.archfmt, size, sha256, metadata },
        artifact,
        publication,
        cacheHit: copies.cached !== undefined,
        cached,
        cacheKey: (0,keys/* cacheKey */.k$)((0,keys/* cachedName */.wZ)(ready)),
        pruned,
        checks,
        plan: [],
    };
}

;// CONCATENATED MODULE: ./lib/actions/archive/dry-run.js






/**
 * Reports what a run would do and why, without asking an engine or changing anything; lists as stale what would be if
 * the image of every version were new.
 */
async function reportDryRun(contexts) {
    const [alone, ...others] = contexts;
    const first = await reportVersion(alone);
    if (others.length === 0)
        return first;
    const reports = [first];
    for (const context of others)
        reports.push(await reportVersion(context));
    const made = new Set(reports.map(({ version }) => version));
    // An archive of another version of this run is not stale, because it is made as well.
    const pruned = reports.flatMap(report => report.pruned.filter(row => row.version === report.version || !made.has(row.version)));
    const once = new Map(pruned.map(row => [JSON.stringify(row), row]));
    const plan = reports.flatMap(report => report.plan);
    return { ...first, reference: first.image, plan, pruned: [...once.values()] };
}
async function reportVersion(context) {
    const { request, identity, stage, log } = context;
    const archive = { name: identity.name, version: identity.version, imageid: 'a new image', archfmt: request.format };
    const sentences = describeRun(context);
    const stale = await stage('Plan', async () => {
        const found = await findStale({ archive, made: [], missingIn: [] }, context);
        sentences.forEach(sentence => log.info(sentence));
        for (const { candidate, because } of found) {
            const title = (0,image_name/* formatName */.nD)({ ...candidate, archfmt: candidate.format });
            log.info(`would prune ${title} in ${candidate.where}: ${because}`);
        }
        return found;
    });
    return {
        ...identify(context),
        dryRun: true,
        source: request.source,
        updated: false,
        because: 'dry run',
        imageid: '',
        digest: '',
        cacheHit: false,
        cached: false,
        cacheKey: '',
        pruned: stale.map(prune_plan/* toPruneRow */.G),
        checks: [],
        plan: sentences,
    };
}
/** What a run would do with one version, one sentence each. */
function describeRun({ request, plan, identity, stores, }) {
    const archive = `${identity.name}_${identity.version}_<image id>.${request.format} in ${stores.dir}`;
    const days = plan.retentionDays > 0 ? `${plan.retentionDays} days` : "the repository's default time";
    return [
        describeSource({ request, plan }),
        ...describeChecks(request.checks),
        `save ${archive}, ${describeCondition({ request, plan })}`,
        request.uploadArtifact
            ? `upload it as a workflow artifact for ${days}`
            : 'upload no artifact: upload-artifact is false',
        request.cache ? 'keep it in the actions cache' : 'keep nothing in the actions cache: cache is false',
        ...(0,publish_plan/* describePublish */.J)(request, plan.publish),
        request.prune === 'none' ? 'prune nothing: prune is none' : `prune by the rule ${request.prune}`,
    ];
}
function describeCondition({ request, plan }) {
    const { existing, force } = request;
    if (force)
        return 'whatever is there: force is true';
    return existing === 'rebuild' || plan.verdict.dirty
        ? 'unless this very image is archived already'
        : `unless the version is archived already (existing is ${existing})`;
}
function describeSource({ request, plan }) {
    const { source, sourceBecause, build, s2i, archive } = request;
    const { reference, pullPolicy, pullBecause } = plan;
    return {
        build: `build ${reference} from ${build.context}: ${sourceBecause}`,
        pull: `pull ${reference}, pull-policy ${pullPolicy}: ${pullBecause}`,
        registry: `fetch ${reference} from its registry, without an engine: ${sourceBecause}`,
        archive: `convert ${archive}, without an engine: ${sourceBecause}`,
        s2i: `build ${reference} by s2i from ${s2i?.source} on ${s2i?.builder}: ${sourceBecause}`,
        local: `take ${reference} as it is in the engine: ${sourceBecause}`,
    }[source];
}

;// CONCATENATED MODULE: ./lib/actions/archive/early-artifact.js

/**
 * Whether an archive may be uploaded while it is written: nothing else has to see it first, and the run has no other
 * archive, for which the open upload would have to wait.
 */
function mayUploadEarly({ checks, allTags, build }) {
    return !checks.verify && !allTags && build.platforms.length <= 1;
}
/** The artifact of a run that is uploaded while its archive is written. Disposing of it ends an upload that was not finished. */
class EarlyArtifact {
    #store;
    #begun;
    /** Without a store, nothing is uploaded early. */
    constructor(store) {
        this.#store = store;
    }
    /** Follows the first archive that is written; what is written after it failed is uploaded when it is finished. */
    follow(archive, path, retentionDays) {
        if (!this.#store || this.#begun)
            return undefined;
        const upload = this.#store.begin(archive, path, retentionDays);
        this.#begun = { name: (0,image_name/* formatName */.nD)(archive), upload };
        return upload;
    }
    /** The upload of an archive; undefined where none was begun. */
    uploadOf(archive) {
        return this.#begun?.name === (0,image_name/* formatName */.nD)(archive) ? this.#begun.upload : undefined;
    }
    async [Symbol.asyncDispose]() {
        await this.#begun?.upload.abandon();
    }
}

;// CONCATENATED MODULE: ./lib/actions/archive/gate.js

/** Lets a version pass, with a warning where the gate says so, or throws `DIRTY`. */
function passGate(gate, log) {
    if (gate.kind === 'warn')
        log.warning(gate.because);
    if (gate.kind !== 'refuse')
        return;
    const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
    throw new errors/* ActionError */.lZ('DIRTY', gate.because, { hint });
}

// EXTERNAL MODULE: ./lib/actions/archive/plan.js
var plan = __webpack_require__(76783);
// EXTERNAL MODULE: ./lib/archive/load.js + 10 modules
var archive_load = __webpack_require__(21596);
;// CONCATENATED MODULE: ./lib/stores/release-asset.js
/** A release accepts only assets smaller than this many bytes. */
const assetLimit = 2 ** 31;
const byPolicy = { rebuild: 'replace', reuse: 'keep', fail: 'refuse' };
/**
 * Decides what is done when a release may have an asset of the archive's name already. The name contains the image id,
 * so other bytes are the same image packed differently: for a clean version the input `existing` decides, for a dirty
 * one the newest replaces the older.
 */
function decideAsset(archive, asset, existing, dirty) {
    if (!asset)
        return { kind: 'upload', because: 'the release has no asset of this name' };
    if (!asset.whole)
        return { kind: 'replace', because: 'an earlier upload of it was not finished' };
    if (asset.sha256 === archive.sha256)
        return { kind: 'present', because: 'the release has these very bytes' };
    if (asset.sha256 === '' && asset.size === archive.size) {
        return { kind: 'present', because: 'the release has one of this name and size, without a digest' };
    }
    if (dirty)
        return { kind: 'replace', because: 'the release has other bytes, and the version is dirty' };
    return { kind: byPolicy[existing], because: `the release has other bytes, and existing is ${existing}` };
}

// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/stores/github/refusal.js
var github_refusal = __webpack_require__(37268);
;// CONCATENATED MODULE: ./lib/stores/release-upload.js
var release_upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var release_upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





/** Another step took the name of the asset meanwhile; what it stored there may be the same. */
class AssetTaken extends Error {
    transient = true;
}
// Milliseconds; after a cancel the process is soon killed.
const clearTimeLimit = 3000;
/**
 * Whether an asset has this name; GitHub replaces special characters such as `~` and `=` by `.` in names, and something
 * else may upload without a label.
 */
function isNamed(asset, name) {
    const stored = name.replace(/[^A-Za-z0-9@+_-]+/g, '.').replace(/^\.|\.$/g, '');
    return asset.label === name || asset.name === name || asset.name === stored;
}
/** Uploads a file under a name that is free, and proves it; what did not arrive whole is removed. */
async function uploadNew(api, upload, log, signal) {
    return clearAfterFailure(() => send(api, upload, upload.name, log), async (clearing, error) => {
        // The asset that has the name now is another step's.
        if (error instanceof AssetTaken)
            return;
        const left = (await clearing.listAssets(upload.release.id)).find(asset => isNamed(asset, upload.name));
        if (left && !isSame(left, upload))
            await clearing.deleteAsset(left.id);
    }, { api, left: upload.name, log, signal });
}
/**
 * Uploads a file under a temporary name, proves it, and gives it the name of `old`, which stays under that name until
 * then. After a failure the release has `old` as before, and nothing else.
 */
async function uploadInsteadOf(api, old, upload, log, signal) {
    const { release, name } = upload;
    const own = (0,external_node_crypto_.randomBytes)(4).toString('hex');
    const [temporary, aside] = [`${name}.${own}.new`, `${name}.${own}.old`];
    const swap = async () => {
        const uploaded = await send(api, upload, temporary, log);
        // An asset that is renamed can be named back, and a deleted one is lost.
        await api.renameAsset(old.id, aside, aside);
        const renamed = await takeName(api.renameAsset(uploaded.id, name, name), name);
        if (!renamed)
            throw new AssetTaken(`the asset ${temporary} was deleted by something else`);
        return renamed;
    };
    const clear = async (clearing) => {
        const assets = await clearing.listAssets(release.id);
        const moved = assets.find(({ id, label }) => id === old.id && label === aside);
        const replaced = assets.some(asset => isNamed(asset, name));
        if (moved && replaced)
            await clearing.deleteAsset(old.id);
        else if (moved)
            await clearing.renameAsset(old.id, old.name, old.label);
        const left = assets.find(asset => isNamed(asset, temporary));
        if (left)
            await clearing.deleteAsset(left.id);
    };
    const asset = await clearAfterFailure(swap, clear, { api, left: `${temporary} or ${aside}`, log, signal });
    await removeReplaced(api, old, aside, log, signal);
    return asset;
}
// The new asset has its name by now, so the upload has succeeded.
async function removeReplaced(api, old, aside, log, signal) {
    const deleting = signal.aborted ? api.until(AbortSignal.timeout(clearTimeLimit)) : api;
    try {
        await deleting.deleteAsset(old.id);
    }
    catch (error) {
        log.warning(`The asset that was replaced is still there as ${aside}, and can be deleted: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function send(api, upload, name, log) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { release, path, size } = upload;
        const progress = release_upload_addDisposableResource(env_1, new core_progress/* Progress */.k(log, `Uploading ${upload.name}`, size), false);
        const sent = (0,external_node_crypto_.createHash)('sha256');
        const onBytes = (bytes) => {
            sent.update(bytes);
            progress.add(bytes.length);
        };
        const asset = await takeName(api.uploadAsset(release.uploadUrl, name, { path, size, onBytes }), name);
        if (progress.bytes === size)
            (0,sidecar/* checkSent */.$v)(upload, sent.digest('hex'));
        if (isSame(asset, upload))
            return asset;
        const message = `the asset ${upload.name} differs from the archive: ${asset.size} bytes, sha256:${asset.sha256}, instead of ${size} bytes, sha256:${upload.sha256}`;
        throw new errors/* ActionError */.lZ('RELEASE_FAILED', message, { hint: 'Run the step again.' });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        release_upload_disposeResources(env_1);
    }
}
async function takeName(call, name) {
    try {
        return await call;
    }
    catch (error) {
        if (!(error instanceof github_refusal/* GitHubRefusal */.k) || !/\balready_exists\b/.test(error.message))
            throw error;
        throw new AssetTaken(`another step uploads ${name}`, { cause: error });
    }
}
function isSame({ whole, size, sha256 }, archive) {
    return whole && size === archive.size && (sha256 === '' || sha256 === archive.sha256);
}
async function clearAfterFailure(work, clear, { api, left, log, signal }) {
    try {
        return await work();
    }
    catch (error) {
        try {
            await clear(signal.aborted ? api.until(AbortSignal.timeout(clearTimeLimit)) : api, error);
        }
        catch (problem) {
            log.warning(`The release may have something left of this upload, ${left}: ${(0,errors/* messageOf */.bD)(problem)}`);
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/stores/release-error.js



/** The error for a published release whose assets GitHub lets nobody change. */
function immutableRelease(name, tag, cause) {
    const message = `cannot attach ${name} to the release ${tag}: it is published and immutable`;
    const hint = [
        'Attach to the draft of a release, then publish it:',
        '  - run: gh release create TAG --draft',
        '  # this step, with release: TAG',
        '  - run: gh release edit TAG --draft=false',
    ].join('\n');
    return new errors/* ActionError */.lZ('RELEASE_IMMUTABLE', message, { hint, cause });
}
/**
 * Names what kept the archive `name` from a release: `RELEASE_IMMUTABLE`, `RELEASE_DENIED`, `RELEASE_FAILED`. An error
 * that says nothing about the release stays what it is.
 */
function explainAsset(name, tag, cause) {
    if (!(cause instanceof github_refusal/* GitHubRefusal */.k) && !(cause instanceof AssetTaken))
        return cause;
    if (/\bimmutable\b/i.test(cause.message))
        return immutableRelease(name, tag, cause);
    const message = `cannot attach ${name} to the release ${tag}: ${cause.message}`;
    if (cause instanceof github_refusal/* GitHubRefusal */.k && cause.denied) {
        const hint = 'Let the token of the workflow write releases:\n  permissions:\n    contents: write';
        return new errors/* ActionError */.lZ('RELEASE_DENIED', message, { hint, cause });
    }
    const hint = cause.transient
        ? 'Run the step again; assets that are already there are not uploaded twice.'
        : `Look at what the release has:\n  gh release view ${tag}`;
    return new errors/* ActionError */.lZ('RELEASE_FAILED', message, { hint, cause });
}

;// CONCATENATED MODULE: ./lib/stores/releases.js







/**
 * Attaches an archive to a release under its file name. GitHub replaces `~` and `=` by `.` in it, and keeps it in the
 * label. Throws `RELEASE_TOO_LARGE`, `RELEASE_NOT_FOUND`, `RELEASE_DENIED`, `RELEASE_FAILED`,
 * `RELEASE_IMMUTABLE`, `EXISTS`.
 */
async function attachToRelease(api, order, log, signal) {
    const { archive, tag } = order;
    const name = (0,image_name/* formatName */.nD)(archive.archive);
    refuseLarge(name, archive.size);
    try {
        const release = await findRelease(api, tag);
        const rules = { what: `attaching ${name}`, tries: 3, pause: 2000 };
        return await (0,retry/* retry */.L)(rules, () => attach(api, release, order, log, signal), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        throw explainAsset(name, tag, error);
    }
}
function refuseLarge(name, size) {
    if (size < assetLimit)
        return;
    const hint = 'Make it smaller, or push the image instead:\n  with:\n    archive-format: tzst\n    compression-level: 9';
    const message = `${name} has ${(0,format/* formatBytes */.z)(size)}, and a release takes files below 2 GiB`;
    throw new errors/* ActionError */.lZ('RELEASE_TOO_LARGE', message, { hint });
}
// GitHub does not find drafts by their tag.
async function findRelease(api, tag) {
    const found = (await api.findRelease(tag)) ?? (await api.findDraft(tag));
    if (found)
        return found;
    const hint = `Create it before this step; a draft is enough:\n  - run: gh release create ${tag} --draft\n    env:\n      GH_TOKEN: \${{ github.token }}\nThe token needs\n  permissions:\n    contents: write`;
    throw new errors/* ActionError */.lZ('RELEASE_NOT_FOUND', `this repository has no release ${JSON.stringify(tag)}`, { hint });
}
async function attach(api, release, order, log, signal) {
    const { archive, existing, dirty, tag } = order;
    const name = (0,image_name/* formatName */.nD)(archive.archive);
    const there = (await api.listAssets(release.id)).find(asset => isNamed(asset, name));
    const decision = decideAsset(archive, there, existing, dirty);
    if (there && (decision.kind === 'present' || decision.kind === 'keep'))
        return keep(name, there, decision, log);
    if (decision.kind === 'refuse') {
        const hint = 'Choose a new version, or let the newest replace it:\n  with:\n    existing: rebuild';
        throw new errors/* ActionError */.lZ('EXISTS', `${name} is already an asset of ${tag}: ${decision.because}`, { hint });
    }
    if (release.immutable)
        throw immutableRelease(name, tag);
    if (there)
        log.info(`Replacing the asset ${there.name}: ${decision.because}`);
    const upload = { release, name, path: archive.path, size: archive.size, sha256: archive.sha256 };
    const asset = await (there ? uploadInsteadOf(api, there, upload, log, signal) : uploadNew(api, upload, log, signal));
    return { url: asset.url, because: `${asset.name}, ${(0,format/* formatBytes */.z)(asset.size)}: ${decision.because}` };
}
function keep(name, asset, { kind, because }, log) {
    if (kind === 'keep')
        log.notice(`${name} is not uploaded: ${because}`);
    return { url: asset.url, because };
}

// EXTERNAL MODULE: ./lib/archive/image-lookup.js
var image_lookup = __webpack_require__(13682);
;// CONCATENATED MODULE: ./lib/actions/archive/engine-image.js


/**
 * Finds the archived image in the engine by its id, because its names may have moved; undefined when the engine does
 * not have it, as after a conversion or a build that does not load its result.
 */
async function findArchivedImage(engine, { request, log, signal }, { source, imageid, ready }) {
    if (source !== 'archive' && (await engine.inspect(imageid)))
        return imageid;
    const { imageid: shortId, docker_id: dockerId, platform } = ready.metadata;
    const expected = {
        imageid: shortId,
        dockerIds: [dockerId],
        platform: (0,image_platform/* parsePlatform */.FL)(platform),
        repository: request.image.repository,
    };
    return (await (0,image_lookup/* findEngineImage */.H)(engine, expected, log, signal))?.id;
}

// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/docker/credential.js
var docker_credential = __webpack_require__(50827);
// EXTERNAL MODULE: ./lib/docker/layer-log.js
var layer_log = __webpack_require__(28562);
// EXTERNAL MODULE: ./lib/docker/registry-fault.js
var registry_fault = __webpack_require__(53652);
;// CONCATENATED MODULE: ./lib/docker/push.js
var push_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var push_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Pushes one name of an image and gives the digest that the registry now has under it (`sha256:…`). Throws
 * `PUSH_DENIED` or `PUSH_FAILED` for an error that the engine reports inside its stream.
 */
async function pushImage(engine, request, log, signal) {
    const name = (0,reference/* formatReference */.FH)(request.image);
    const rules = { what: `pushing ${name}`, tries: request.retries + 1, pause: 1000 };
    try {
        return await (0,retry/* retry */.L)(rules, () => followPush(engine, request, log, signal), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof docker_errors/* EngineError */.NJ)
            throw explainPush(request, error);
        throw (0,docker_errors/* connectionLost */.Bx)(`the push of ${name}`, error);
    }
}
async function followPush(engine, request, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { image, credentials, idleTimeout } = request;
        const idle = push_addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w(`the push of ${(0,reference/* formatReference */.FH)(image)}`, idleTimeout, signal), false);
        const credential = await credentials.forHost(image.host);
        const auth = credential && (0,docker_credential/* toAuthConfig */.i)(credential);
        const layers = new layer_log/* LayerLog */.k(log);
        let digest;
        await idle.run(async (limited) => {
            const answer = await (0,streams/* openPush */.$z)(engine, image, auth, limited);
            for await (const message of (0,json_stream/* readJsonStream */.T)(answer)) {
                idle.touch();
                layers.add(message);
                digest = digestOf(message) ?? digest;
            }
        });
        if (digest !== undefined)
            return digest;
        throw pushError('PUSH_FAILED', image, 'the engine reported success without a digest');
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        push_disposeResources(env_1);
    }
}
// The containerd store gives the digest in its last status line only.
function digestOf({ aux, status }) {
    const digest = (0,guards/* isRecord */.u4)(aux, []) ? aux['Digest'] : undefined;
    return (0,guards/* isDigest */.Bc)(digest) ? digest : / digest: (sha256:[0-9a-f]{64}) /.exec(` ${status ?? ''} `)?.[1];
}
function explainPush({ image }, cause) {
    return pushError(cause.kind === 'denied' ? 'PUSH_DENIED' : 'PUSH_FAILED', image, cause.words, cause);
}
function pushError(code, image, words, cause) {
    const hints = {
        PUSH_DENIED: `Check the credentials for ${image.host}; with the token of the workflow:\n  permissions:\n    packages: write\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
        PUSH_FAILED: (0,registry_fault/* hintForFault */.X)((0,registry_fault/* faultOfWords */.J)(words), image.host, 'the engine'),
    };
    return new errors/* ActionError */.lZ(code, `cannot push ${(0,reference/* formatReference */.FH)(image)}: ${words}`, { hint: hints[code], cause });
}

// EXTERNAL MODULE: ./lib/image/latest.js
var latest = __webpack_require__(5510);
;// CONCATENATED MODULE: ./lib/registry/read-back.js



// Engines have mirrors and authorities of their own, so they may reach what we cannot.
const unreadable = new Set(['PULL_FAILED', 'PULL_DENIED', 'REGISTRY_TLS', 'IDLE']);
/**
 * Reads a pushed name back from its registry: true when it leads to the archived image; false, with a warning, when
 * the registry cannot be read from here. Throws `PUSH_MISMATCH` when something else is there, or nothing.
 */
async function provePush(client, pushed, log, signal) {
    const { image, platform, retries, idleTimeout } = pushed;
    try {
        const found = await (0,registry_pull/* fetchManifest */.Cj)(client, { image, tag: image.tag, platform, retries, idleTimeout }, log, signal);
        compare(pushed, found.indexDigest ?? found.manifestDigest, found.configDigest);
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof errors/* ActionError */.lZ) || error.code === 'PUSH_MISMATCH')
            throw error;
        if (!unreadable.has(error.code))
            throw mismatch(image, `reading it back failed: ${error.message}`, error);
        log.warning(`${(0,reference/* formatReference */.FH)(image)} was pushed as ${pushed.digest} but cannot be read back: ${error.message}`);
        return false;
    }
}
/** The error for a registry that has another image than the archived one. */
function mismatch(image, problem, cause) {
    return new errors/* ActionError */.lZ('PUSH_MISMATCH', `${(0,reference/* formatReference */.FH)(image)} is not the archived image: ${problem}`, {
        hint: 'Does another job push the same tag at the same time? Run the step again.',
        cause,
    });
}
function compare({ image, digest, configDigest }, found, foundConfig) {
    if (found !== digest)
        throw mismatch(image, `${digest} was pushed but the registry has ${found}`);
    if (foundConfig !== configDigest) {
        throw mismatch(image, `its configuration is ${foundConfig}, and ${configDigest} is archived`);
    }
}

// EXTERNAL MODULE: ./lib/core/http-call.js + 1 modules
var http_call = __webpack_require__(42006);
// EXTERNAL MODULE: ./lib/registry/fetch-error.js
var fetch_error = __webpack_require__(76012);
;// CONCATENATED MODULE: ./lib/registry/tags.js




const pageSize = 1000;
/** Lists the tags of a repository, page by page; throws `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`, `PULL_UNSUPPORTED`, `IDLE`. */
function listTags(client, request, log, signal) {
    const { repository } = request.image;
    return (0,registry_fetch/* withFetch */.ZZ)(client, `the tags of ${repository}`, request, log, signal, async (fetch) => {
        const tags = [];
        const seen = new Set();
        for (let query = `?n=${pageSize}`; query !== undefined;) {
            if (seen.has(query))
                throw (0,fetch_error/* unsupported */.qO)(fetch.what, `leads back to a page that was already read, ${query}`);
            seen.add(query);
            const page = await readPage(fetch, query);
            tags.push(...page.tags);
            query = page.next;
        }
        log.info(`${repository} has ${tags.length} tags, according to ${client.host}`);
        return tags;
    });
}
async function readPage(fetch, query) {
    const path = `tags/list${query}`;
    const { document, next } = await (0,registry_fetch/* retryFetch */.XE)(fetch, `asking for ${path}`, async () => {
        const answer = await fetch.client.get(path, { accept: 'application/json' }, fetch.signal);
        const document = (0,guards/* parseRecord */.Hh)(await (0,http_call/* readAnswer */.J)(answer, guards/* documentLimit */.NL));
        fetch.touch();
        return { document, next: readNext(answer.headers['link']) };
    });
    const tags = document?.['tags'];
    // Registries give null or nothing for a repository whose last tag was deleted.
    if (document && (0,guards/* isOptional */.dK)(tags, guards/* isTexts */.VP))
        return { tags: (tags ?? []), next };
    throw (0,fetch_error/* unsupported */.qO)(fetch.what, 'is not a list of tags');
}
// Only the query of the next page's address counts: another host or path must not get our credentials.
function readNext(link) {
    const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
    const search = target === undefined ? undefined : URL.parse(target, 'http://registry')?.search;
    return search || undefined;
}

;// CONCATENATED MODULE: ./lib/actions/archive/push.js
var archive_push_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var archive_push_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








/** Pushes all planned names of the image whose id in the engine is `id`, then `latest` if the registry's tags let it move. */
async function pushNames(engine, id, context, image) {
    const { names, latest } = context.plan.publish;
    const pushed = [];
    for (const name of names)
        pushed.push(await pushName(engine, name, context, image));
    const [own] = names;
    const decision = own && latest.kind === 'ask' ? await decideLatest(own, context) : latest;
    context.log.info(`latest ${decision.kind === 'yes' ? 'moves' : 'does not move'}: ${decision.because}`);
    if (own && latest.kind === 'ask' && decision.kind === 'yes') {
        const moved = { ...own, tag: 'latest' };
        await engine.tag(id, moved.repository, moved.tag);
        pushed.push(await pushName(engine, moved, context, image));
    }
    compareDigests(pushed, context);
    return { pushed, latest: decision.because };
}
async function pushName(engine, name, context, image) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, log, signal } = context;
        const { retries, idleTimeout } = request;
        const credentials = await context.credentials();
        const digest = await pushImage(engine, { image: name, credentials, retries, idleTimeout }, log, signal);
        const { config_digest: configDigest, platform } = image.ready.metadata;
        const client = archive_push_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(name, await context.registries()), false);
        const expected = { image: name, digest, configDigest, platform: (0,image_platform/* parsePlatform */.FL)(platform), retries, idleTimeout };
        const proved = await provePush(client, expected, log, signal);
        log.info(`${(0,reference/* formatReference */.FH)(name)} is ${digest}${proved ? ', read back from its registry' : ''}`);
        return { name: (0,reference/* formatReference */.FH)(name), digest };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        archive_push_disposeResources(env_1);
    }
}
// Asked after the push, because before it the repository may not exist.
async function decideLatest(image, { request, registries, lookUps, log }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { version, dirtyPattern, retries, idleTimeout } = request;
        const client = archive_push_addDisposableResource(env_2, new registry_client/* RegistryClient */.b(image, await registries()), false);
        const asked = { image, retries, idleTimeout };
        const tags = await lookUps.ask(`the registry of ${image.repository}`, limit => listTags(client, asked, log, limit));
        if (!tags.known) {
            lookUps.notice(tags, 'The tag latest is not moved');
            return { kind: 'no', because: (0,look_up/* describeUnknown */.Ee)(tags) };
        }
        const { moves, because } = (0,latest/* judgeLatest */.n)(version, tags.value, dirtyPattern);
        return { kind: moves ? 'yes' : 'no', because };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        archive_push_disposeResources(env_2);
    }
}
// All tags of one repository share their layers. For another repository the classic store may compress a pulled layer
// again.
function compareDigests(pushed, { plan, log }) {
    const [own] = plan.publish.names;
    const [first] = pushed;
    const other = pushed.find(({ digest }) => digest !== first?.digest);
    if (!own || !first || !other)
        return;
    const problem = `${other.name} is ${other.digest}, ${first.name} is ${first.digest}`;
    if (other.name.startsWith(`${own.repository}:`))
        throw mismatch(own, problem);
    log.notice(`One image, two manifests: ${problem}; the layers are the same, compressed differently`);
}

;// CONCATENATED MODULE: ./lib/actions/archive/publish.js






/** Throws `RELEASE_NOT_FOUND` when a release is asked for and the step runs for no repository. */
function checkRelease({ publish: { release } }, { repository }) {
    if (release === '' || repository !== '')
        return;
    const message = `release ${JSON.stringify(release)} belongs to no repository: GITHUB_REPOSITORY is not set`;
    throw new errors/* ActionError */.lZ('RELEASE_NOT_FOUND', message, { hint: "release: ''" });
}
/** Gives the image its other names, pushes all of them, and attaches the archive to a release, each if asked for. */
async function publish(context, image) {
    const publication = await publishImage(context, image);
    if (context.request.publish.release === '')
        return publication;
    const asset = await context.stage('Release', () => attachArchive(context, image), ({ because }) => because);
    return { ...publication, asset };
}
async function publishImage(context, image) {
    const { request, plan, stage } = context;
    const { push } = request.publish;
    const names = plan.publish.names.map(reference/* formatReference */.FH);
    const tagged = { names, pushed: [], latest: plan.publish.latest.because };
    if (!push && names.length < 2)
        return tagged;
    const engine = await context.engine();
    const id = await stage('Tag', () => tagImage(engine, context, image), () => names.join(', '));
    if (!push)
        return tagged;
    const { pushed, latest } = await stage('Push', () => pushNames(engine, id, context, image), result => result.pushed[0]?.digest ?? '');
    return { names: pushed.map(({ name }) => name), pushed, latest };
}
// The image is tagged by its id, because its names may have moved since it was archived.
async function tagImage(engine, context, image) {
    const { id, release } = await ensureInEngine(engine, context, image);
    try {
        for (const { repository, tag } of context.plan.publish.names)
            await engine.tag(id, repository, tag);
    }
    finally {
        await release();
    }
    return id;
}
async function ensureInEngine(engine, context, image) {
    const present = await findArchivedImage(engine, context, image);
    if (present !== undefined)
        return { id: present, release: () => Promise.resolve() };
    const { request, log, signal } = context;
    const { path, metadata } = image.ready;
    log.info(`The engine does not have the archived image: ${path} is loaded`);
    const options = {
        path,
        imageid: metadata.imageid,
        repository: '',
        choice: {},
        sizeLimit: Infinity,
        willBeTagged: () => true,
        verified: true,
        idleTimeout: request.idleTimeout,
    };
    const loaded = await (0,archive_load/* loadArchive */.b)({ engine, options, log, signal });
    return { id: loaded.image.id, release: loaded.release };
}
function attachArchive(context, { ready }) {
    const { request, plan, log, signal } = context;
    const api = context.github();
    if (!api)
        throw new TypeError('a release needs a token');
    const { existing, publish: asked } = request;
    const order = { tag: asked.release, archive: ready, existing, dirty: plan.verdict.dirty };
    return attachToRelease(api, order, log, signal);
}

// EXTERNAL MODULE: ./lib/docker/housekeeping.js
var docker_housekeeping = __webpack_require__(31045);
;// CONCATENATED MODULE: ./lib/docker/remove-image.js




/** Removes names of an image, and the image with its last one. Nothing is forced, and a refusal of the engine is a warning. Gives the result in words. */
async function removeImage(engine, removal, log, signal) {
    const { id, names, measurable, idleTimeout } = removal;
    const image = await engine.inspect(id);
    if (!image)
        return 'the engine no longer has the image';
    const housekeeping = new docker_housekeeping/* Housekeeping */.s(engine, idleTimeout, signal);
    const size = measurable ? await measure(engine, housekeeping, id) : undefined;
    const removeName = (name) => remove_image_remove(housekeeping, name, id, log, signal);
    let removed = await forEachName(names ?? image.tags, removeName);
    // After its tags, an image that was pulled still has its digests, and one without any name its id.
    if (!names && removed)
        removed = await forEachName(await namesLeft(engine, id), removeName);
    const left = await engine.inspect(id);
    if (left)
        return `the engine keeps the image${left.tags.length > 0 ? ` as ${left.tags.join(', ')}` : ''}`;
    return size === undefined ? 'removed from the engine' : `removed from the engine, ${(0,format/* formatBytes */.z)(size)} freed`;
}
// Engines before 23 do not report what images share with each other.
async function measure(engine, housekeeping, id) {
    if (!engine.speaks('1.42'))
        return undefined;
    return (await housekeeping.images(false)).find(image => image.id === id)?.size;
}
async function forEachName(names, removeName) {
    let all = true;
    for (const name of names)
        all = (await removeName(name)) && all;
    return all;
}
async function namesLeft(engine, id) {
    const left = await engine.inspect(id);
    if (!left)
        return [];
    return left.digests.length > 0 ? left.digests : [id];
}
async function remove_image_remove(housekeeping, name, id, log, signal) {
    try {
        await housekeeping.remove(name, id);
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`${name} stays in the engine: ${error instanceof docker_errors/* EngineError */.NJ ? error.words : (0,errors/* messageOf */.bD)(error)}`);
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/actions/archive/remove-image.js



/** Removes the archived image, or only its `names`, from the engine as `remove-image` says; a failure is a warning. */
async function removeFromEngine(context, image, names) {
    if (context.request.publish.removeImage === 'none')
        return;
    await context.stage('Remove', () => archive_remove_image_remove(context, image, names), result => result);
}
async function archive_remove_image_remove(context, image, names) {
    const { request, log, signal } = context;
    try {
        const engine = await context.engine();
        const id = await findArchivedImage(engine, context, image);
        if (id === undefined)
            return 'the engine does not have the image';
        if ((await context.running.needs()).used.has(id))
            return 'another step uses the image';
        // Where the engine keeps the last name, this step's own would stay instead of the user's.
        await context.held.release(id);
        const order = {
            id,
            names: request.publish.removeImage === 'tag' ? names : undefined,
            measurable: image.source !== 'build',
            idleTimeout: request.idleTimeout,
        };
        return await removeImage(engine, order, log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`The image stays in the engine: ${(0,errors/* messageOf */.bD)(error)}`);
        return 'not removed';
    }
}

// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/artifacts.js + 3 modules
var stores_artifacts = __webpack_require__(55602);
// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
// EXTERNAL MODULE: ./lib/stores/cache/store.js + 5 modules
var cache_store = __webpack_require__(89741);
;// CONCATENATED MODULE: ./lib/actions/archive/storage.js








/** Opens the places that archives are stored in. Throws when artifacts are asked for and the step cannot upload any. */
function openStores(request, action) {
    const { environment, github, log } = action;
    const { uploadArtifact, cache, dryRun } = request;
    const noArtifacts = uploadArtifact
        ? (0,artifact_service/* artifactObstacle */.aP)(environment, 'upload-artifact: true', 'upload-artifact: false')
        : undefined;
    if (noArtifacts && !dryRun)
        acceptLoss(request, noArtifacts, log);
    const noCache = cache ? (0,service/* cacheObstacle */.MH)(environment, 'any') : undefined;
    if (noCache !== undefined && !dryRun) {
        const text = `The archive is not kept in the actions cache: ${noCache}`;
        // That is what the workflow says.
        if ((0,service/* isCacheOff */.mB)(environment))
            log.notice(text);
        else
            log.warning(text);
    }
    const dir = (0,core_environment/* archiveFolder */.tw)(request.archiveDir, environment);
    const context = { ...action, dir };
    const api = environment.repository === '' ? undefined : github();
    return {
        dir,
        artifacts: uploadArtifact && !noArtifacts ? new stores_artifacts/* ArtifactStore */.c(context) : undefined,
        cache: cache && noCache === undefined ? new cache_store/* CacheStore */.E(context, api) : undefined,
    };
}
/** Stores an archive as an artifact and in the cache, where either is asked for. Throws `ARCHIVE_DAMAGED`. */
async function storeArchive(context, image) {
    const artifact = await uploadArtifact(context, image);
    return { artifact, cached: await saveInCache(context, image) };
}
/** Uploads an archive as a workflow artifact, unless this run has it already; undefined when none is asked for. */
async function uploadArtifact({ request, stores, plan, early, stage, log }, { ready, copies }) {
    const { artifacts } = stores;
    if (!artifacts)
        return undefined;
    const existing = plan.verdict.dirty || request.force ? 'rebuild' : request.existing;
    if (copies.artifact && !request.force && (0,stores_artifacts/* hasSameBytes */.g)(copies.artifact, ready)) {
        log.info(`${(0,image_name/* formatName */.nD)(copies.artifact.archive)} is an artifact of this run already, not uploaded again`);
        return copies.artifact;
    }
    return stage('Artifact', async () => {
        if (request.force)
            await copies.artifact?.remove();
        const order = { retentionDays: plan.retentionDays, existing };
        const uploaded = artifacts.upload(ready, order, early.uploadOf(ready.archive));
        return uploaded.catch((error) => acceptLoss(request, error, log));
    }, stored => (stored ? (0,format/* formatBytes */.z)(stored.size) : 'not stored'));
}
// A damaged archive, and another one under the same name, are not failures of the service.
const serviceErrors = ['ARTIFACT_SERVICE', 'ARTIFACT_GHES', 'ARTIFACT_QUOTA', 'ARTIFACT_UPLOAD', 'IDLE'];
// Whether the archive is of use without its artifact is for the user to decide.
function acceptLoss({ artifactError }, error, log) {
    if (!(error instanceof errors/* ActionError */.lZ) || !serviceErrors.includes(error.code))
        throw error;
    if (artifactError === 'fail')
        throw error;
    log.warning(`${error.message}. The step goes on because artifact-error is warn`);
}
/** Saves an archive in the actions cache, unless it is there already; whether the cache has it now. */
async function saveInCache({ request, stores, stage, log }, { ready, copies }) {
    const { cache } = stores;
    if (!cache)
        return false;
    if (copies.cached && !request.force && (await cache.holds(ready))) {
        log.info('The actions cache holds this archive already');
        return true;
    }
    return stage('Cache', () => cache.save(ready, request.force), kept => (kept ? (0,format/* formatBytes */.z)(ready.size) : 'not kept'));
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./lib/checks/command-output.js
// Characters.
const maxKept = 16 * 1024;
/** Writes the lines of a command's streams to the log as they come, and keeps the last ones. */
class CommandOutput {
    #log;
    #unfinished = new Map();
    /** The end of the output. */
    text = '';
    constructor(log) {
        this.#log = log;
    }
    follow(stream) {
        stream.setEncoding('utf8').on('data', (chunk) => {
            const lines = ((this.#unfinished.get(stream) ?? '') + chunk).split('\n');
            this.#unfinished.set(stream, lines.pop() ?? '');
            if (lines.length > 0)
                this.#write(lines.join('\n'));
        });
    }
    /** Writes last lines that have no newline. */
    end() {
        for (const line of this.#unfinished.values())
            if (line !== '')
                this.#write(line);
    }
    #write(text) {
        this.#log.foreign(text);
        this.text = `${this.text}${text}\n`.slice(-maxKept);
    }
}

;// CONCATENATED MODULE: ./lib/checks/placeholders.js
/**
 * Fills `{image}`, `{imageid}`, `{archive}` and `{path}` into shell text; `${image}` is left to the shell. A value with
 * any other character than those of plain words is passed as a variable, so that it cannot become shell text.
 */
function fillPlaceholders(command, variables) {
    return command.replace(/(?<!\$)\{(image|imageid|archive|path)\}/g, (_, name) => {
        const value = variables[name];
        return /^[A-Za-z0-9_./:@%+=,-]+$/.test(value) ? value : `\${${variableName(name)}}`;
    });
}
/** The environment variables of a verify command. */
function toEnvironment(variables) {
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [variableName(name), String(value)]));
}
function variableName(name) {
    return `DOCKER_ARCHIVE_${name.toUpperCase()}`;
}

;// CONCATENATED MODULE: ./lib/checks/verify-command.js







/**
 * Runs shell text that judges an archive, and logs its output. When it ends, times out or the step is cancelled, everything
 * that it started is ended, too. Throws `VERIFY` when there is no bash.
 */
async function runVerifyCommand({ command, timeout }, variables, { env, log, signal }) {
    const child = (0,external_node_child_process_.spawn)('bash', ['-euo', 'pipefail', '-c', fillPlaceholders(command, variables)], {
        cwd: variables.path,
        env: { ...env, ...toEnvironment(variables) },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A process group of its own can be ended as a whole.
        detached: true,
    });
    const output = new CommandOutput(log);
    for (const stream of [child.stdout, child.stderr])
        output.follow(stream);
    const ended = await awaitExit(child, timeout, signal);
    output.end();
    const passed = ended === 'exit code 0';
    return { name: 'verify-command', passed, detail: passed ? ended : `${ended}${quoteEnd(output.text)}` };
}
async function awaitExit(child, timeout, signal) {
    const expiry = AbortSignal.timeout(timeout);
    const closed = new Promise(resolve => child.once('close', resolve));
    try {
        const exit = await (0,external_node_events_.once)(child, 'exit', { signal: AbortSignal.any([signal, expiry]) });
        const [code, killer] = exit;
        return killer === null ? `exit code ${code}` : `ended by ${killer}`;
    }
    catch (error) {
        signal.throwIfAborted();
        if (expiry.aborted)
            return `not done within ${timeout / 1000} s`;
        const hint = 'Install bash on this runner, or leave verify-command out.';
        throw new errors/* ActionError */.lZ('VERIFY', 'verify-command cannot be run by bash', { hint, cause: error });
    }
    finally {
        // A server that it left running, for example, would keep its output open.
        await endGroup(child, closed);
    }
}
// Milliseconds between SIGTERM and SIGKILL.
const gracePeriod = 1000;
async function endGroup(child, closed) {
    const awaitClose = () => Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(gracePeriod)]);
    if (killGroup(child, 'SIGTERM'))
        await awaitClose();
    killGroup(child, 'SIGKILL');
    await awaitClose();
}
function killGroup({ pid }, name) {
    try {
        return pid !== undefined && process.kill(-pid, name);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/actions/archive/verify.js




/** Runs `verify-command` on every archive of a run. Throws `VERIFY`, and then removes what this run wrote. */
async function verifyArchives(all) {
    const verified = [];
    try {
        for (const { context, image } of all)
            verified.push({ context, image: await verifyOne(image, context) });
        return verified;
    }
    catch (error) {
        for (const { image } of all)
            if (await isNew(image))
                await (0,sidecar/* removeArchive */.Lt)(image.ready);
        throw error;
    }
}
async function verifyOne(image, context) {
    const { verify } = context.request.checks;
    if (!verify)
        return image;
    return context.stage('Verify', () => runCommand(verify, image, context), () => 'passed');
}
async function runCommand(verify, image, context) {
    const { request, environment, log, signal } = context;
    const values = {
        image: await findName(image, context),
        imageid: image.imageid,
        archive: image.ready.path,
        path: environment.workspace,
        version: request.version,
    };
    // A docker CLI in the command has to reach the engine of this step.
    const env = request.dockerHost ? { ...environment.env, DOCKER_HOST: request.dockerHost } : environment.env;
    const result = await runVerifyCommand(verify, values, { env, log, signal });
    const checks = [...(image.checks ?? []), result];
    if (!result.passed)
        throw new checks_result/* CheckFailure */.j('VERIFY', `verify-command failed: ${result.detail}`, checks);
    return { ...image, checks };
}
// Another step may have given the name to an image of its own, which must not be tested in place of ours.
async function findName({ source, imageid }, { engine, plan, log }) {
    if (['archive', 'registry'].includes(source))
        return plan.reference;
    const named = await (await engine()).inspect(plan.reference);
    if (!named || named.id === imageid || !(await (await engine()).inspect(imageid)))
        return plan.reference;
    log.info(`${plan.reference} is ${named.id} by now, so verify-command gets ${imageid} as its image`);
    return imageid;
}
// When the archive was made from a bare tar that was removed, it is the only copy left.
async function isNew({ updated, copies }) {
    return updated && (!copies.bare || (await (0,promises_.stat)(copies.bare.path).catch(() => undefined)) !== undefined);
}

// EXTERNAL MODULE: ./lib/image/version.js
var version = __webpack_require__(42189);
;// CONCATENATED MODULE: ./lib/registry/tag-versions.js
// Named after the digest of the image that they belong to: `sha256-<hex>.sig`, `.att`, `.sbom`, or no suffix.
const attachedTag = /^sha256-[0-9a-f]{64}(\.[a-z]+)?$/;
/** Chooses the tags of a repository that can be versions unchanged. */
function chooseTagVersions(tags, isVersion) {
    const sorted = [...new Set(tags)].sort();
    const attached = sorted.filter(tag => attachedTag.test(tag));
    const images = sorted.filter(tag => !attachedTag.test(tag));
    return { versions: images.filter(isVersion), invalid: images.filter(tag => !isVersion(tag)), attached };
}

;// CONCATENATED MODULE: ./lib/actions/archive/versions.js
var versions_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var versions_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





/** The versions that `all-tags` means: every tag that the registry lists now, at least one. Throws `NO_TAGS` and as `listTags`. */
async function listVersions(request, context) {
    return context.stage('Tags', () => chooseVersions(request, context), versions => `${versions.length} versions`);
}
async function chooseVersions({ image, retries, idleTimeout }, { registries, log, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = versions_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, await registries()), false);
        const tags = await listTags(client, { image, retries, idleTimeout }, log, signal);
        const { versions, invalid, attached } = chooseTagVersions(tags, version/* isVersion */.lF);
        if (attached.length > 0)
            log.info(`Ignored as signatures and the like: ${attached.join(', ')}`);
        if (invalid.length > 0) {
            log.warning(`all-tags leaves out tags that cannot be versions ("_", more than 100 characters): ${invalid.join(', ')}`);
        }
        if (versions.length > 0)
            return versions;
        const found = tags.length === 0 ? 'none' : `none that can be a version: ${tags.join(', ')}`;
        throw new errors/* ActionError */.lZ('NO_TAGS', `all-tags is true, and of ${image.repository} the registry lists ${found}`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        versions_disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./lib/actions/archive/run.js
var archive_run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var archive_run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




















// How often another step may replace our archive with its own while ours is sent.
const mostFiles = 3;
/** Runs the root action; gives a report of each archive, at least one. Each stage ends for all archives before the next begins. */
async function runArchive(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const held = archive_run_addDisposableResource(env_1, new held_images/* HeldImages */.w(context.log), true);
        return await archiveHeld(request, { ...context, held });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = archive_run_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The same, with images that stay held when it ends. */
async function archiveHeld(request, context) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const contexts = await openContexts(request, context);
        if (request.dryRun)
            return [await reportDryRun(contexts)];
        await (0,stores_files/* openArchiveFolder */.Xl)(contexts[0].stores.dir);
        const [{ running, early }] = contexts;
        const opened = archive_run_addDisposableResource(env_2, new AsyncDisposableStack(), true);
        opened.use(running);
        opened.use(early);
        await running.announce();
        const archived = await verifyArchives(await acquireAll(contexts));
        const stored = await eachInTurn(archived, one => withCurrentFile(one, storeArchive));
        const published = await eachInTurn(stored, async (one) => {
            const { image, publication } = await withCurrentFile(one, async (context, image) => ({
                publication: await publish(context, image),
            }));
            await removeFromEngine(one.context, image, publication.names);
            return { ...one, image, publication };
        });
        const [first, ...others] = await eachInTurn(published, async (one) => makeReport({ ...one, pruned: await pruneAfter(one, archived) }));
        if (!first)
            throw new errors/* ActionError */.lZ('NO_IMAGE', `${contexts[0].plan.reference} gave no image to archive`);
        return [first, ...others];
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = archive_run_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function openContexts(request, context) {
    // A step that cannot upload should not first ask a registry.
    const stores = openStores(request, context);
    const running = new running_steps/* RunningStep */.K(stores.dir, context.began);
    const versions = request.allTags ? await listVersions(request, context) : [request.version];
    const requests = versions.map(version => ({ ...request, version }));
    const planned = requests.map(each => ({ request: each, plan: (0,plan/* planArchive */.e)(each) }));
    const early = new EarlyArtifact(mayUploadEarly(request) ? stores.artifacts : undefined);
    noticeEnvironment(request, context);
    // Work on any version starts only after all of them have passed.
    for (const each of planned)
        passGates(each.request, each.plan, context);
    const [first, ...others] = planned.map(each => {
        return openVersion(each.request, each.plan, stores, { ...context, running, early });
    });
    if (!first)
        throw new TypeError('there is no version');
    return [first, ...others];
}
// Inputs are in the log anyway; the environment is set elsewhere.
function noticeEnvironment(request, { environment, log }) {
    const { source, platform, platformBecause, publish: { push }, } = request;
    if (platform && platformBecause)
        log.info(`Platform is ${(0,image_platform/* formatPlatform */.Bq)(platform)}: ${platformBecause}`);
    const asksRegistry = push || ['build', 'pull', 'registry'].includes(source);
    const unmet = asksRegistry && (0,variables/* findUnmetTrust */.N)(environment.env);
    if (unmet)
        log.warning(unmet);
}
function passGates(request, plan, { environment, log }) {
    log.info(`Version is ${plan.verdict.dirty ? 'dirty' : 'clean'}: ${plan.verdict.because}`);
    passGate(plan.gate, log);
    checkRelease(request, environment);
    passGate(plan.publish.gate, log);
}
function openVersion(request, plan, stores, context) {
    const { name, image, version, format } = request;
    const identity = { name, image: image.repository, version, tag: plan.tag };
    if (plan.tag !== version)
        context.log.info(`Version ${version} is tagged ${plan.tag}`);
    const index = new ArchiveIndex(stores, identity, format, context);
    return { ...context, request, plan, stores, identity, index };
}
async function acquireAll(contexts) {
    const images = await eachInTurn(contexts, async (context) => (await acquireArchives(context)).map(image => ({ context, image })));
    return images.flat();
}
// Another step may replace our archive with its own at any time. A damaged one is removed, or the next step would find
// it again.
async function withCurrentFile({ context, image }, work) {
    for (let left = mostFiles;; left -= 1) {
        try {
            return { context, image, ...(await work(context, image)) };
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ) || error.code !== 'ARCHIVE_DAMAGED')
                throw error;
            if (left === 1 || (await (0,stores_files/* isStillThere */.Tf)(image.ready))) {
                await (0,sidecar/* removeArchive */.Lt)(image.ready);
                throw error;
            }
            context.log.info(`Another step has replaced ${image.ready.path} with its own archive, which is used instead`);
            image = { ...image, ready: await (0,sidecar/* describeCurrent */.bz)(image.ready, context.signal) };
        }
    }
}
// Archives of one run share the engine, the folder and the log, so they are handled one after another.
async function eachInTurn(items, work) {
    const results = [];
    for (const item of items)
        results.push(await work(item));
    return results;
}


/***/ }),

/***/ 24961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ compressBlocks)
/* harmony export */ });
/**
 * Cuts a stream into blocks, compresses them concurrently and yields them in order; no work is left running when it
 * ends. The memory of a block is used again once `compress` has resolved.
 */
async function* compressBlocks(source, { size, depth }, compress) {
    const running = [];
    // New memory for each block would start a garbage collection after every few blocks.
    const spare = [];
    try {
        for await (const block of cutBlocks(source, size, spare)) {
            const compressing = compress(block).finally(() => spare.push(block));
            // A failure is reported when it is this block's turn.
            compressing.catch(() => undefined);
            running.push(compressing);
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
async function* cutBlocks(source, size, spare) {
    let block = spare.pop() ?? Buffer.allocUnsafeSlow(size);
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
            block = spare.pop() ?? Buffer.allocUnsafeSlow(size);
            filled = 0;
        }
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}


/***/ }),

/***/ 45693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WL: () => (/* binding */ codecLevels),
  ww: () => (/* binding */ compressLayer),
  ff: () => (/* binding */ layerCodecs)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/core/tap.js
var tap = __webpack_require__(10990);
// EXTERNAL MODULE: ./lib/archive/compress/deflate.js
var compress_deflate = __webpack_require__(47496);
;// CONCATENATED MODULE: ./lib/archive/compress/gzip.js



// No name, no time, unknown system: the same content gives the same file (RFC 1952, 2.3).
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** A stage for `pipeline` that compresses to one gzip member, in blocks that are compressed concurrently; see `deflateParallel`. */
function gzipParallel(options) {
    const deflate = (0,compress_deflate/* deflateParallel */.b)(options);
    return async function* (source) {
        let sum = 0;
        let size = 0;
        const measure = (0,tap/* tap */.M)(chunk => {
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            size += chunk.length;
        });
        yield header;
        yield* deflate(measure(source));
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(sum, 0);
        trailer.writeUInt32LE(size % 2 ** 32, 4);
        yield trailer;
    };
}

// EXTERNAL MODULE: ./lib/archive/compress/zstd.js
var zstd = __webpack_require__(47252);
;// CONCATENATED MODULE: ./lib/archive/compress/codec.js


/** How layers are compressed, as buildx calls it. */
const layerCodecs = ['zstd', 'gzip'];
/** The levels of a compression: 0 to `most`, and the one that is used by default. */
const codecLevels = {
    zstd: { most: 22, usual: 3 },
    gzip: { most: 9, usual: 1 },
};
/** A transformation that compresses a layer on all cores; the same bytes give the same output. */
function compressLayer({ compression, level }) {
    return compression === 'zstd' ? (0,zstd/* zstdParallel */.h)({ level }) : gzipParallel({ level });
}


/***/ }),

/***/ 47496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ deflateParallel)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24961);




const deflate = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.deflateRaw);
// How far back a match may reach (RFC 1951, 2).
const windowSize = 32 * 1024;
// Odd, so that the samples of records of 4 or 8 bytes fall on each of their bytes.
const sampleStep = 31;
const storedLimit = 0xffff;
const storedHeader = 5;
// Two blocks per core keep every core busy; the maximum keeps memory small on large machines.
const depth = Math.min(2 * (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)(), 16);
// An empty final block, so that no block has to wait for the next to know whether it is the last.
const endOfStream = Buffer.from([0x03, 0x00]);
/**
 * A stage for `pipeline` that compresses to one raw deflate stream, in blocks that are compressed concurrently.
 * The same bytes and options give the same output, however the input was chunked.
 */
function deflateParallel({ level, blockSize = 1024 * 1024 }) {
    return async function* (source) {
        let before = Buffer.alloc(0);
        yield* (0,_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .compressBlocks */ .z)(source, { size: blockSize, depth }, block => {
            const compressing = compressBlock(block, before, level);
            before = Buffer.from(block.subarray(-windowSize));
            return compressing;
        });
        yield endOfStream;
    };
}
async function compressBlock(block, dictionary, level) {
    if (level === 0 || seemsRandom(block))
        return storeBlock(block);
    // The output buffer holds the whole block, which saves round trips to the thread pool.
    const options = {
        level,
        memLevel: 9,
        dictionary,
        chunkSize: block.length + 1024,
        finishFlush: node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.Z_SYNC_FLUSH,
    };
    const compressed = await deflate(block, options);
    return compressed.length < storedSize(block) ? compressed : storeBlock(block);
}
/**
 * In random, encrypted or compressed data all byte values are equally frequent. Deflate is slowest on such data and
 * saves less than a percent. Data that compresses is far from it: text, code and weights by a factor of 3 to 20.
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


/***/ }),

/***/ 47252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ zstdParallel)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24961);
/* harmony import */ var _zstd_frame_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97580);



// One frame more than there are cores keeps each of them busy; the maximum keeps memory small on large machines.
const depth = Math.min((0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)() + 1, 8);
/**
 * A stage for `pipeline` that compresses to zstd frames concurrently, each with a checksum.
 * The same bytes and options give the same output, however the input was chunked.
 */
function zstdParallel({ level, frameSize = _zstd_frame_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultFrameSize */ .yp }) {
    return async function* (source) {
        let empty = true;
        for await (const frame of (0,_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .compressBlocks */ .z)(source, { size: frameSize, depth }, block => (0,_zstd_frame_js__WEBPACK_IMPORTED_MODULE_1__/* .compressFrame */ .sm)(block, level))) {
            empty = false;
            yield frame;
        }
        // A valid zstd file has at least one frame.
        if (empty)
            yield await (0,_zstd_frame_js__WEBPACK_IMPORTED_MODULE_1__/* .compressFrame */ .sm)(Buffer.alloc(0), level);
    };
}


/***/ }),

/***/ 60257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ findConflict),
/* harmony export */   Je: () => (/* binding */ nameBuilder),
/* harmony export */   Z7: () => (/* binding */ chooseBuilder)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _context_remote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25412);


const names = {
    buildkit: 'BuildKit',
    classic: 'the classic builder',
    buildx: 'docker buildx',
};
/**
 * Chooses the first of BuildKit, classic builder and buildx that honours every input, and the environment where the
 * inputs let it; throws `BUILDER` when two inputs exclude each other.
 */
function chooseBuilder(request, facts) {
    const fromInputs = collectRequirements(request, facts);
    const conflict = findConflictAmong(fromInputs);
    if (conflict)
        throw conflictError(conflict);
    const fromVariables = facts.forBuildx.map((input) => ({ input, builders: ['buildx'] }));
    const fits = fromInputs.every(({ builders }) => builders.includes('buildx'));
    const requirements = fits ? [...fromInputs, ...fromVariables] : fromInputs;
    return { ...chooseAmong(requirements, facts), ignored: fits ? [] : facts.forBuildx };
}
function chooseAmong(requirements, facts) {
    const [first = 'classic', ...others] = facts.buildkit
        ? ['buildkit', 'classic', 'buildx']
        : ['classic', 'buildx'];
    const unmet = requirements.filter(({ builders }) => !builders.includes(first)).map(({ input }) => input);
    if (unmet.length === 0) {
        return { builder: first, because: facts.buildkit ? 'the engine has it' : 'the engine has no BuildKit' };
    }
    const builder = others.find(other => requirements.every(({ builders }) => builders.includes(other))) ?? 'buildx';
    return { builder, because: `${unmet.join(', ')} ${unmet.length === 1 ? 'asks' : 'ask'} for it` };
}
/** The first two inputs that no builder of any engine honours together; undefined when there are none. */
function findConflict(request) {
    return findConflictAmong(collectRequirements(request, { buildkit: true, limits: true, asked: undefined, forBuildx: [] }));
}
/** The name of a builder as users know it. */
function nameBuilder(builder) {
    return names[builder];
}
// Only the classic builder and buildx lack features on every engine, so a conflict is always one between two inputs.
function findConflictAmong(requirements) {
    for (const [i, one] of requirements.entries()) {
        const other = requirements
            .slice(i + 1)
            .find(each => !each.builders.some(builder => one.builders.includes(builder)));
        if (other)
            return { one: one.input, other: other.input, because: `${explain(one)}, ${explain(other)}` };
    }
    return undefined;
}
function explain({ input, builders }) {
    return `${input} needs ${builders.map(nameBuilder).join(' or ')}`;
}
function conflictError({ one, other, because }) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('BUILDER', `${one} and ${other} cannot go together: ${because}`, {
        hint: `Leave ${one} or ${other} out.`,
    });
}
function collectRequirements(request, facts) {
    return [
        ...needs(['buildx'], needingBuildx(request)),
        ...needs(['classic'], needingClassic(request)),
        ...needs(['buildkit', 'buildx'], {
            secrets: hasAny(request.secrets),
            'secret-envs': hasAny(request.secretEnvs),
            'secret-files': hasAny(request.secretFiles),
            'DOCKER_BUILDKIT=1': facts.asked === true && facts.buildkit,
        }),
        ...needs(['classic', 'buildx'], {
            // The engine's BuildKit silently ignores these.
            'cgroup-parent': request.cgroupParent !== '',
            'shm-size': request.shmSize > 0 && !facts.limits,
            ulimit: request.ulimit.length > 0 && !facts.limits,
        }),
        ...needs(['classic'], { 'DOCKER_BUILDKIT=0': facts.asked === false }),
    ];
}
function needingBuildx(request) {
    const { context, dockerfileInline, cacheFrom, provenance, sbom } = request;
    return {
        platforms: request.platforms.length > 1,
        'build-contexts': hasAny(request.buildContexts),
        'cache-from': cacheFrom.some(source => /(^|,)type=/.test(source)),
        'cache-to': request.cacheTo.length > 0,
        'no-cache-filters': request.noCacheFilters.length > 0,
        ssh: request.ssh.length > 0,
        annotations: request.annotations.length > 0,
        attests: request.attests.length > 0,
        // Only buildx makes attestations, so every builder honours `false`.
        provenance: provenance !== '' && provenance !== 'false',
        sbom: sbom !== '' && sbom !== 'false',
        allow: request.allow.length > 0,
        builder: request.builder !== '',
        'dockerfile-inline with a remote context': dockerfileInline !== '' && (0,_context_remote_js__WEBPACK_IMPORTED_MODULE_1__/* .isRemoteContext */ .u)(context),
    };
}
function needingClassic(request) {
    return {
        memory: request.memory !== 0,
        'memory-swap': request.memorySwap !== 0,
        'cpu-shares': request.cpuShares !== 0,
        'cpuset-cpus': request.cpusetCpus !== '',
        isolation: request.isolation !== '',
        squash: request.squash,
        [`network ${request.network}`]: !['', 'default', 'none', 'host'].includes(request.network),
    };
}
function needs(builders, given) {
    return Object.entries(given).flatMap(([input, isGiven]) => (isGiven ? [{ input, builders }] : []));
}
function hasAny(record) {
    return Object.keys(record).length > 0;
}


/***/ }),

/***/ 74324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ escapePattern),
/* harmony export */   w: () => (/* binding */ IgnoreRules)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);


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
    /** Judges a path, relative to the context with `/` between its parts, by the rules and the verdict on its folder. */
    judge(path, folder) {
        let excluded = false;
        const matched = this.#rules.map((rule, i) => {
            // Like moby, try only rules that can change the verdict; others are not inherited either.
            const matches = folder?.matched[i] === true || (rule.exception === excluded && rule.matches(path));
            if (matches)
                excluded = !rule.exception;
            return matches;
        });
        return { excluded, matched };
    }
    /** Whether an exception could match something below an excluded folder, which then has to be read. */
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
    // Only a # in the first column starts a comment.
    if (line.startsWith('#') || line.trim() === '')
        return undefined;
    // moby cleans a pattern twice, before and after it takes the `!` off.
    const [, mark = '', rest = ''] = /^(!?)(.*)$/s.exec(line.trim()) ?? [];
    const [, exception = '', pattern = ''] = /^(!?)(.*)$/s.exec(clean(mark + toRelative(clean(rest.trim())))) ?? [];
    const matches = isPattern(pattern) ? compile(pattern) : undefined;
    if (matches)
        return { pattern, exception: exception === '!', matches };
    const message = `context: ${JSON.stringify(line.trim())} in line ${number} of ${file} is not a valid pattern`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('IGNORE_PATTERN', message, {
        hint: 'Allowed: a path with *, **, ?, [a-z], [^a-z]; \\ before a character takes it literally; ! before the pattern makes an exception.',
        annotation: { file, line: number, title: 'invalid pattern' },
    });
}
function clean(path) {
    return path === '' ? '' : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path).replace(/(?<=.)\/$/, '');
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
// moby has shortcuts for three simple shapes, and they change the result: `**.log` matches `a.log` as a suffix, although
// `**` stands for whole path components elsewhere.
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
// Escapes what has no meaning in a pattern, except `^`, which therefore works only inside brackets, as in moby.
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
// An escaped letter or digit stays an escape of the regular expression, as in moby: `\d` is a digit.
function toEscape(character, bracket) {
    const keeps = bracket ? /[A-Za-z0-9^$.*+?(){}|[\]\\/-]/ : /[A-Za-z0-9^$.*+?(){}|[\]\\/]/;
    return keeps.test(character) ? `\\${character}` : character;
}


/***/ }),

/***/ 25412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRemoteContext)
/* harmony export */ });
/** Whether a build context is an address that the builder fetches itself: a git repository, a tar or a Dockerfile. */
function isRemoteContext(context) {
    return /^(https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/.test(context);
}


/***/ }),

/***/ 52626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nt: () => (/* binding */ requireUtf8),
/* harmony export */   SI: () => (/* binding */ contextChanged),
/* harmony export */   kV: () => (/* binding */ readContextTree),
/* harmony export */   z2: () => (/* binding */ contextUnreadable)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90957);



/** Lists everything below a folder that the rules do not exclude, sorted by the bytes of its path. Throws `CONTEXT_UNREADABLE`. */
async function readContextTree(root, rules) {
    const entries = await readFolder({ root, rules }, '', undefined);
    const keyed = entries.map(entry => ({ entry, key: (0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .toSortKey */ .PU)(entry.path) }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
/** The error for a part of the context that cannot be read: `CONTEXT_UNREADABLE`, or `CONTEXT_CHANGED` when it is gone. */
function contextUnreadable(path, cause) {
    const reason = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(cause) || String(cause);
    if (reason === 'ENOENT')
        return changed(`${(0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .showRawPath */ .NY)(path)} was there when the context was listed, but is gone`);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('CONTEXT_UNREADABLE', `context: ${(0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .showRawPath */ .NY)(path)} cannot be read (${reason})`, {
        hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
        cause,
    });
}
/** The `CONTEXT_CHANGED` error for a file that had `size` bytes when the context was listed, and `read` bytes now. */
function contextChanged(path, size, read) {
    const now = read < size ? 'fewer' : 'more';
    return changed(`${(0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .showRawPath */ .NY)(path)} changed while it was read: it had ${size} bytes, now it has ${now}`);
}
/** Throws `CONTEXT_NAME` for an entry whose name, or whose target, is not UTF-8, as BuildKit's protocol wants it. */
function requireUtf8(entries) {
    const found = entries.find(({ path, target }) => typeof path !== 'string' || typeof target !== 'string');
    if (!found)
        return;
    const { path, target } = found;
    const what = typeof path === 'string' ? `the target of ${path}, ${(0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .showRawPath */ .NY)(target)},` : `the name ${(0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .showRawPath */ .NY)(path)}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('CONTEXT_NAME', `context: ${what} is not UTF-8, and BuildKit accepts nothing else in this build`, {
        hint: 'Rename it, list it in .dockerignore, or build with the classic builder, which accepts it:\n  env:\n    DOCKER_BUILDKIT: 0',
    });
}
function changed(problem) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('CONTEXT_CHANGED', `context: ${problem}`, {
        hint: 'Make sure that nothing writes into the context during the build, or list the file in .dockerignore.',
    });
}
async function readFolder(walk, folder, verdict) {
    const path = (0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .locateRawPath */ .MZ)(walk.root, folder);
    const children = await listChildren(path, folder);
    const lists = await Promise.all(children.map(child => readChild(walk, (0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .appendRawPath */ .EI)(folder, (0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .readRawPath */ .gS)(child.name)), child, verdict)));
    return lists.flat();
}
async function listChildren(path, folder) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true, encoding: 'buffer' });
    }
    catch (error) {
        // Folders of lock files, for example, come and go while the one above is listed.
        if (folder.length > 0 && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) === 'ENOENT')
            return [];
        throw contextUnreadable(path, error);
    }
}
async function readChild(walk, path, child, above) {
    // Like the Docker CLI, patterns see a replacement character for what is not UTF-8.
    const text = path.toString();
    const verdict = walk.rules.judge(text, above);
    if (!child.isDirectory())
        return verdict.excluded ? [] : readLeaf(walk, path, child);
    if (verdict.excluded && !walk.rules.mayReopen(text))
        return [];
    const inside = await readFolder(walk, path, verdict);
    // An excluded folder is sent only if an exception keeps something in it.
    if (verdict.excluded && inside.length === 0)
        return [];
    return [...(await readEntry(walk, path, 'directory')), ...inside];
}
// Sockets, FIFOs and devices have no content that a build could use.
function readLeaf(walk, path, child) {
    if (child.isFile())
        return readEntry(walk, path, 'file');
    return child.isSymbolicLink() ? readEntry(walk, path, 'symlink') : Promise.resolve([]);
}
async function readEntry(walk, path, kind) {
    const source = (0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .locateRawPath */ .MZ)(walk.root, path);
    try {
        const [stats, target] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(source), kind === 'symlink' ? readTarget(source) : '']);
        const size = kind === 'file' ? stats.size : 0;
        const inode = kind === 'file' && stats.nlink > 1 ? { inode: await readInode(source) } : {};
        return [
            { path, kind, mode: modeOf(stats), size, mtime: mtimeOf(stats), target, ...inode, source: { path: source } },
        ];
    }
    catch (error) {
        // The path has the very bytes that were listed, so the file itself is gone.
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) === 'ENOENT')
            return [];
        throw contextUnreadable(source, error);
    }
}
async function readTarget(path) {
    return (0,_core_raw_path_js__WEBPACK_IMPORTED_MODULE_2__/* .readRawPath */ .gS)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path, { encoding: 'buffer' }));
}
// A number may be rounded, which would make one file of two.
async function readInode(path) {
    const { dev, ino } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path, { bigint: true });
    return `${dev}:${ino}`;
}
// Windows has no execute bit; the Docker CLI sets it for every file there.
function modeOf({ mode }) {
    return process.platform === 'win32' ? mode | 0o755 : mode;
}
// Clamped to the years that a tar header can hold.
function mtimeOf({ mtimeMs }) {
    return Math.min(Math.max(Math.floor(mtimeMs / 1000), 0), 0x7fffffff);
}


/***/ }),

/***/ 25717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oY: () => (/* binding */ buildxVariables),
/* harmony export */   tC: () => (/* binding */ readBuilderVariables),
/* harmony export */   uv: () => (/* binding */ readEpoch)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_go_boolean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85744);


/** The variables that change what is built and that only buildx reads. */
const buildxVariables = [
    'BUILDX_BUILDER',
    'BUILDX_GIT_LABELS',
    'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY',
];
/** Reads the variables by which users of the Docker CLI choose a builder. Throws `DOCKER_BUILDKIT` for a value that is not a boolean. */
function readBuilderVariables(env) {
    return { asked: readBoolean(env, 'DOCKER_BUILDKIT'), forBuildx: buildxVariables.filter(name => env[name]) };
}
/**
 * The build argument that fixes the dates in an image, from the variable of the same name, as buildx hands it over;
 * empty when it is not set or the build has an argument of that name.
 */
function readEpoch(env, buildArgs) {
    const epoch = env['SOURCE_DATE_EPOCH'];
    return epoch && !('SOURCE_DATE_EPOCH' in buildArgs) ? { SOURCE_DATE_EPOCH: epoch } : {};
}
function readBoolean(env, name) {
    const text = env[name] ?? '';
    if (text === '')
        return undefined;
    const value = (0,_core_go_boolean_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGoBoolean */ .a)(text);
    if (value !== undefined)
        return value;
    const message = `${name} is ${JSON.stringify(text)}, allowed: 1, true, 0, false`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(name, message, { hint: `env:\n  ${name}: 0` });
}


/***/ }),

/***/ 19912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ checkFailure),
/* harmony export */   j: () => (/* binding */ CheckFailure)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** The error for failed checks, with the results of all checks. */
class CheckFailure extends _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    checks;
    constructor(code, message, checks) {
        super(code, message);
        this.name = 'CheckFailure';
        this.checks = checks;
    }
}
/** Makes one `CHECK` error of all failed checks of an image; undefined when none failed. */
function checkFailure(reference, results) {
    const [first, ...others] = results.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`);
    if (first === undefined)
        return undefined;
    const message = others.length === 0
        ? `${reference} fails the check ${first}`
        : `${reference} fails ${others.length + 1} checks:\n${[first, ...others].map(line => `- ${line}`).join('\n')}`;
    return new CheckFailure('CHECK', message, results);
}


/***/ }),

/***/ 90957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ appendRawPath),
/* harmony export */   MZ: () => (/* binding */ locateRawPath),
/* harmony export */   NY: () => (/* binding */ showRawPath),
/* harmony export */   PU: () => (/* binding */ toSortKey),
/* harmony export */   gS: () => (/* binding */ readRawPath)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Makes text of bytes that are UTF-8, and leaves others as they are. */
function readRawPath(bytes) {
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? bytes.toString() : bytes;
}
/** Joins a path and what is below it with `/`; an empty path adds nothing. */
function appendRawPath(path, below) {
    if (path.length === 0)
        return below;
    if (typeof path === 'string' && typeof below === 'string')
        return `${path}/${below}`;
    return Buffer.concat([Buffer.from(path), Buffer.from('/'), Buffer.from(below)]);
}
/** Where something below a folder is on this machine. */
function locateRawPath(root, below) {
    return typeof below === 'string' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, below) : appendRawPath(root, below);
}
/** The bytes of a path, one character each, by which paths are sorted. */
function toSortKey(path) {
    return Buffer.from(path).toString('latin1');
}
/** A path for messages: `caf\xe9.txt`, where a byte is not UTF-8. */
function showRawPath(path) {
    if (typeof path === 'string')
        return path;
    const texts = [];
    for (let at = 0; at < path.length;) {
        const length = [1, 2, 3, 4].find(count => at + count <= path.length && (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(path.subarray(at, at + count)));
        texts.push(length ? path.toString('utf8', at, at + length) : `\\x${path.toString('hex', at, at + 1)}`);
        at += length ?? 1;
    }
    return texts.join('');
}


/***/ }),

/***/ 86361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseSize),
/* harmony export */   b: () => (/* binding */ isCpuSet)
/* harmony export */ });
const units = ['', 'k', 'm', 'g', 't'];
/** Parses a size as Docker writes it, with powers of 1024 (`64m`, `1.5g`), to bytes; undefined when it is invalid or zero. */
function parseSize(text) {
    const [, number = '0', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
    return Math.floor(Number(number) * 1024 ** units.indexOf(unit.toLowerCase())) || undefined;
}
/** Whether a text is a list of CPUs and ranges of them (`0-2,4`). */
function isCpuSet(text) {
    return /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text);
}


/***/ }),

/***/ 40280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ HeldImages)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2965);
/* harmony import */ var _temporary_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93621);



/**
 * The images that a step uses, under names of its own until it is disposed of. Where another client takes the usual
 * name away, an engine with the containerd store would otherwise lose the image; the others keep it by its id.
 */
class HeldImages {
    #log;
    #held = [];
    constructor(log) {
        this.#log = log;
    }
    /** A new name to build an image under, `repository:tag`; undefined where the engine needs none. */
    async newName(engine) {
        return (await engine.usesContainerd()) ? `${_temporary_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .heldRepository */ .I0}:${this.#newTag(engine, undefined)}` : undefined;
    }
    /** Gives an image a name, `repository:tag`, that no other step gives to another image. */
    async name(engine, id) {
        const tag = this.#newTag(engine, id);
        const name = `${_temporary_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .heldRepository */ .I0}:${tag}`;
        try {
            await engine.tag(id, _temporary_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .heldRepository */ .I0, tag);
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EngineRefusal */ .np)
                this.#held = this.#held.filter(held => held.name !== name);
            throw error;
        }
        return name;
    }
    /** Holds an image that is in the engine. An engine that gives no names, behind a proxy that forbids it, lends the image as it is. */
    async hold(engine, id) {
        if (!(await engine.usesContainerd()))
            return;
        try {
            await this.name(engine, id);
        }
        catch (error) {
            // An image that is gone cannot be used either.
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EngineRefusal */ .np) || error.status === 404)
                throw error;
            this.#log.info(`${id} gets no name of this step's own, so others may remove it meanwhile: ${error.message}`);
        }
    }
    /** Removes the names of an image before the image itself goes, and those whose image is not known. */
    async release(id) {
        await this.#remove(({ image }) => image === undefined || image === id);
    }
    async [Symbol.asyncDispose]() {
        await this.#remove(() => true);
    }
    async #remove(leaves) {
        const leaving = this.#held.filter(leaves);
        this.#held = this.#held.filter(held => !leaving.includes(held));
        for (const { engine, name } of leaving)
            await (0,_temporary_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTemporaryTag */ .MD)(engine, name, this.#log);
    }
    #newTag(engine, image) {
        const tag = `${Date.now()}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
        this.#held = [...this.#held, { engine, image, name: `${_temporary_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .heldRepository */ .I0}:${tag}` }];
        return tag;
    }
}


/***/ }),

/***/ 28562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ LayerLog)
/* harmony export */ });
/** Logs a pull or a push. Layers report many times a second, so a line is logged only when one changes its state. */
class LayerLog {
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


/***/ }),

/***/ 49826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ pullError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _registry_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53652);


/** The error for an image that cannot be pulled. */
function pullError(code, { reference, host, puller, words, fault, cause }) {
    const hints = {
        PULL_DENIED: `Check the credentials for ${host}:\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
        PULL_NOT_FOUND: 'Check image, version (it makes the tag) and platform.',
        PULL_FAILED: (0,_registry_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .hintForFault */ .X)(fault, host, puller),
    };
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(code, `cannot pull ${reference}: ${words}`, { hint: hints[code], cause });
}


/***/ }),

/***/ 8285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ pullImage)
/* harmony export */ });
/* harmony import */ var _streams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48089);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33991);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7493);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88758);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68424);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(50827);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2965);
/* harmony import */ var _json_stream_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(53577);
/* harmony import */ var _layer_log_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(28562);
/* harmony import */ var _pull_error_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(49826);
/* harmony import */ var _registry_fault_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(53652);
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
 * Pulls an image by tag or digest. Throws `PULL_DENIED`, `PULL_NOT_FOUND` or `PULL_FAILED` for an error that the engine
 * reports inside its stream, even when it has an older image of that name.
 */
async function pullImage(engine, request, log, signal) {
    const what = `the pull of ${nameOf(request)}`;
    const rules = { what, tries: request.retries + 1, pause: 1000 };
    try {
        await (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)(rules, () => followPull(engine, request, log, signal), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .EngineError */ .NJ)
            throw explainPull(request, error);
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .connectionLost */ .Bx)('the pull', error);
    }
}
async function followPull(engine, request, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const idle = __addDisposableResource(env_1, new _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_2__/* .IdleTimeout */ .w('the pull', request.idleTimeout, signal), false);
        const { image, tag, platform } = request;
        const credential = await request.credentials.forHost(image.host);
        const query = {
            fromImage: image.repository,
            tag: image.digest ?? tag,
            platform: platform && (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .formatPlatform */ .Bq)(platform),
        };
        const layers = new _layer_log_js__WEBPACK_IMPORTED_MODULE_10__/* .LayerLog */ .k(log);
        const reported = await idle.run(async (limited) => {
            let messages = 0;
            const answer = await (0,_streams_js__WEBPACK_IMPORTED_MODULE_0__/* .openPull */ .Q_)(engine, query, credential && (0,_credential_js__WEBPACK_IMPORTED_MODULE_11__/* .toAuthConfig */ .i)(credential), limited);
            for await (const message of (0,_json_stream_js__WEBPACK_IMPORTED_MODULE_7__/* .readJsonStream */ .T)(answer)) {
                idle.touch();
                layers.add(message);
                messages++;
            }
            return messages > 0;
        });
        // The engine may have an older image of this name.
        if (!reported)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('PULL_FAILED', `the engine reported nothing of ${nameOf(request)}`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function nameOf({ image, tag, platform }) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatImage */ .vy)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatPullReference */ .CP)(image, tag), platform);
}
const codes = { denied: 'PULL_DENIED', 'not-found': 'PULL_NOT_FOUND', failed: 'PULL_FAILED' };
function explainPull(request, cause) {
    const { words } = cause;
    const code = codes[cause.kind];
    const { host } = request.image;
    return (0,_pull_error_js__WEBPACK_IMPORTED_MODULE_8__/* .pullError */ .c)(code, {
        reference: nameOf(request),
        host,
        puller: 'the engine',
        words,
        fault: (0,_registry_fault_js__WEBPACK_IMPORTED_MODULE_9__/* .faultOfWords */ .J)(words),
        cause,
    });
}


/***/ }),

/***/ 53652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ faultOfWords),
/* harmony export */   X: () => (/* binding */ hintForFault)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2965);

const patterns = [
    ['authority', /unknown authority|certificate is not trusted|self[- ]signed certificate/i],
    ['client-certificate', /tls: (certificate required|bad certificate|handshake failure)/i],
    ['certificate', /x509:|tls: failed to verify/i],
    ['no-tls', /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/i],
    ['busy', /too ?many ?requests|rate ?limit|\b429\b/i],
    [
        'unreachable',
        /dial tcp|no such host|\btimeout\b|connection re(fused|set)|\bEOF\b|proxyconnect|deadline exceeded|unreachable/i,
    ],
    ['broken', /\b5\d\d\b|internal server error|bad gateway|service unavailable/i],
];
/** Finds what is wrong in the words that an engine passed on; `refused` when the registry merely refused. */
function faultOfWords(words) {
    const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutNames */ .Fw)(words);
    return patterns.find(([, pattern]) => pattern.test(said))?.[0] ?? 'refused';
}
/** What to do about a fault; `asker` is who talks to the registry: `the engine`, `this runner`. */
function hintForFault(fault, host, asker) {
    const folder = `/etc/docker/certs.d/${host}`;
    const hints = {
        unreachable: `Is the registry ${host} reachable from ${asker}?`,
        authority: `Put the certificate of the authority (PEM) where ${asker} finds it: ${folder}/ca.crt\nor add it to the system's authorities, on Debian and Ubuntu:\n  sudo cp ca.crt /usr/local/share/ca-certificates/ && sudo update-ca-certificates`,
        certificate: `Renew the certificate of ${host}, or use the name that it was issued for.`,
        'client-certificate': `Put the certificate and its key (PEM) where ${asker} finds them:\n  ${folder}/client.cert\n  ${folder}/client.key`,
        'no-tls': `Give ${host} a certificate, or let the engine do without, in /etc/docker/daemon.json; this action asks it:\n  {"insecure-registries": ["${host}"]}`,
        busy: `${host} is reached, but takes no more requests for now. Run the step again later; a login often has a higher limit:\n  with:\n    username: \${{ vars.REGISTRY_USER }}\n    password: \${{ secrets.REGISTRY_TOKEN }}`,
        broken: `${host} is reached, but fails. Run the step again later.`,
        refused: `${host} is reached, but refuses, in the words above. Is the name right, and is it a registry?`,
    };
    return hints[fault];
}


/***/ }),

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isPlainVersion),
/* harmony export */   n: () => (/* binding */ judgeLatest)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42189);

/**
 * Whether a version becomes `latest`, given the other tags of its repository: only when it is the highest of the clean
 * versions among them.
 */
function judgeLatest(version, tags, dirtyPattern) {
    // A tag without a dot, such as 20261121, is usually a date, and not comparable with 1.4.0.
    const others = tags.filter(tag => isPlainVersion(tag) && tag.includes('.') === version.includes('.') && !(0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeVersion */ .uM)(tag, dirtyPattern).dirty);
    const higher = others
        .filter(tag => comparePlainVersions(tag, version) > 0)
        .sort(comparePlainVersions)
        .at(-1);
    if (higher !== undefined)
        return { moves: false, because: `${higher} is higher than ${version}` };
    return { moves: true, because: `${version} is the highest clean version among ${tags.length} tags` };
}
/** Whether a version consists of numbers alone, so that its order is certain: a suffix is a pre-release to some, a revision to others. */
function isPlainVersion(version) {
    return /^v?\d+(\.\d+)*$/.test(version);
}
function comparePlainVersions(a, b) {
    const [left = [], right = []] = [a, b].map(text => text.replace('v', '').split('.').map(BigInt));
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const [one, other] = [left[i] ?? 0n, right[i] ?? 0n];
        if (one !== other)
            return one < other ? -1 : 1;
    }
    return 0;
}


/***/ }),

/***/ 98663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkLayout),
/* harmony export */   Y: () => (/* binding */ layouts)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/**
 * How an archive lays out its image: by docker's manifest.json, as an OCI layout, or as both at once, which is what
 * docker save writes since Docker 25.
 */
const layouts = ['docker', 'docker+oci', 'oci'];
/** Throws `LAYOUT` when an archive has another layout than the required one. */
function checkLayout(what, found, required) {
    if (required === undefined || found === required)
        return;
    const message = `${what} has the layout ${found}, and require-layout is ${required}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('LAYOUT', message, { hint: `with:\n  require-layout: ${found}` });
}


/***/ }),

/***/ 13380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ RegistryClient)
});

// EXTERNAL MODULE: ./lib/core/http-call.js + 1 modules
var http_call = __webpack_require__(42006);
// EXTERNAL MODULE: ./lib/core/http-failure.js
var http_failure = __webpack_require__(31228);
// EXTERNAL MODULE: ./lib/core/network.js
var network = __webpack_require__(68233);
;// CONCATENATED MODULE: ./lib/registry/address.js

/** Where a repository is served, with a slash at the end. */
function repositoryUrl({ host, path }) {
    const [server, served] = host === 'docker.io' ? ['registry-1.docker.io', hubPath(path)] : [host, path];
    return new URL(`https://${server}/v2/${served}/`);
}
/** The same address without TLS. */
function withoutTls({ host, pathname }) {
    return new URL(`http://${host}${pathname}`);
}
/** The scope of a token that allows pulls from this repository and nothing else. */
function pullScope({ host, path }) {
    return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}
/** Whether what is meant for `from` may be sent to `to`: with TLS, or if neither has TLS, or if both are on this machine. */
function isAsSafe(to, from) {
    return to.protocol === 'https:' || to.protocol === from.protocol || ((0,network/* isLoopback */.U)(to) && (0,network/* isLoopback */.U)(from));
}
// Users write Docker Hub's own images without their namespace.
function hubPath(path) {
    return path.includes('/') ? path : `library/${path}`;
}

// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
;// CONCATENATED MODULE: ./lib/registry/challenge.js
// A name, and perhaps its value, bare or in quotes.
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

// EXTERNAL MODULE: ./lib/registry/refusal.js
var registry_refusal = __webpack_require__(70827);
;// CONCATENATED MODULE: ./lib/registry/auth.js





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
    /** What to send; undefined until the registry has asked for it. */
    get header() {
        return this.#header;
    }
    /**
     * Answers a challenge of `registry` to a request that was sent with `used`; false when there is nothing better to
     * send. The registry's token server must be reached as safely as the registry, because it gets the credential.
     */
    async renew(used, challenge, registry, signal) {
        // When several requests were refused for the same reason, one asks for all of them.
        if (this.#header === used) {
            this.#renewal ??= this.#answer(challenge, registry, signal).finally(() => (this.#renewal = undefined));
            await this.#renewal;
        }
        return this.#header !== used;
    }
    async #answer(header, registry, signal) {
        const challenges = parseChallenges(header);
        const bearer = challenges.find(({ scheme, params }) => scheme === 'bearer' && params['realm']);
        const basic = challenges.some(({ scheme }) => scheme === 'basic');
        if (!bearer && !basic)
            return;
        const credential = await this.#sources.credential();
        if (bearer)
            this.#header = `Bearer ${await this.#askToken(bearer, registry, credential, signal)}`;
        else if (credential && !credential.identityToken)
            this.#header = basicOf(credential);
    }
    async #askToken(challenge, registry, credential, signal) {
        const { connections, scope, mask } = this.#sources;
        const realm = readRealm(challenge, registry);
        const wanted = { service: challenge.params['service'] ?? '', scope: challenge.params['scope'] || scope };
        const answer = await connections.send(tokenCall(realm, wanted, credential), signal);
        if (answer.statusCode !== 200)
            throw await (0,registry_refusal/* readRefusal */.n)(answer, realm);
        const given = (0,guards/* parseRecord */.Hh)(await (0,http_call/* readAnswer */.J)(answer, tokenLimit)) ?? {};
        const { token, access_token: accessToken, refresh_token: refreshToken } = given;
        for (const secret of [token, accessToken, refreshToken])
            if ((0,guards/* isText */.KH)(secret) && secret !== '')
                mask(secret);
        const found = [token, accessToken].find(each => (0,guards/* isText */.KH)(each) && /^[\x21-\x7e]+$/.test(each));
        if (found === undefined)
            throw new registry_refusal/* RegistryRefusal */.O(200, `${realm.host} answered a request for a token without one`);
        return found;
    }
}
// A password that is safe on its way to the registry must not travel in the clear to a token server.
function readRealm({ params }, registry) {
    const realm = URL.parse(params['realm'] ?? '', registry.origin);
    if (realm && isAsSafe(realm, registry))
        return realm;
    const named = `${registry.host} names the token server ${params['realm'] ?? ''}`;
    throw new registry_refusal/* RegistryRefusal */.O(401, `${named}, which is not an https address`);
}
function tokenCall(realm, wanted, credential) {
    if (credential?.identityToken)
        return refreshCall(realm, wanted, credential.identityToken);
    const url = new URL(realm);
    if (wanted.service)
        url.searchParams.set('service', wanted.service);
    // Token servers expect a parameter for each scope of a challenge.
    for (const scope of wanted.scope.split(' '))
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./lib/core/authorities.js
var core_authorities = __webpack_require__(54410);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/registry/certificates.js





/**
 * Reads the certificates for one registry, `host[:port]`, as the Docker engine does: in `certs.d/HOST`, `*.crt` are
 * authorities, `*.cert` and `*.key` are our own certificate. Undefined when there are none. What this user may not read
 * is left out, as podman does it. Throws `REGISTRY_TLS` when one of them cannot be used.
 */
async function readRegistryCertificates(host, env) {
    for (const folder of foldersOf(host, env)) {
        const names = await namesIn(folder);
        if (names.some(name => /\.(crt|cert)$/.test(name)))
            return readFolder(folder, names.sort());
    }
    return undefined;
}
// Those of rootless engines, of engines with root, and of podman and skopeo.
function foldersOf(host, env) {
    const home = env['HOME'] || '';
    const config = env['XDG_CONFIG_HOME'] || (home && (0,external_node_path_.join)(home, '.config'));
    const bases = [
        ...(config ? [(0,external_node_path_.join)(config, 'docker'), (0,external_node_path_.join)(config, 'containers')] : []),
        ...(process.platform === 'win32' ? [(0,external_node_path_.join)(env['ProgramData'] || 'C:\\ProgramData', 'docker')] : []),
        ...['/etc/docker', '/etc/containers'],
    ];
    // The name of a folder on Windows cannot have a colon.
    const name = process.platform === 'win32' ? host.replaceAll(':', '') : host;
    return bases.map(base => (0,external_node_path_.join)(base, 'certs.d', name));
}
function namesIn(folder) {
    return orElse((0,promises_.readdir)(folder), []);
}
async function readFolder(folder, names) {
    const texts = names.filter(name => name.endsWith('.crt')).map(name => read((0,external_node_path_.join)(folder, name)));
    const authorities = (await Promise.all(texts)).flatMap(text => (0,core_authorities/* splitCertificates */.t)(text ?? ''));
    const found = { authorities, ...(await readOwn(folder, names)) };
    try {
        (0,external_node_tls_.createSecureContext)({ ca: authorities, cert: found.cert, key: found.key });
        return found;
    }
    catch (error) {
        throw unusable(folder, `has a certificate or key that cannot be used (${(0,errors/* messageOf */.bD)(error)})`, error);
    }
}
async function readOwn(folder, names) {
    const name = names.find(each => each.endsWith('.cert'));
    if (name === undefined)
        return {};
    const keyName = name.replace(/cert$/, 'key');
    if (!names.includes(keyName))
        throw unusable((0,external_node_path_.join)(folder, name), `has no ${keyName} beside it`);
    const [cert, key] = await Promise.all([read((0,external_node_path_.join)(folder, name)), read((0,external_node_path_.join)(folder, keyName))]);
    return cert !== undefined && key !== undefined ? { cert, key } : {};
}
function read(path) {
    return orElse((0,promises_.readFile)(path, 'utf8'), undefined);
}
async function orElse(reading, missing) {
    try {
        return await reading;
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes((0,errors/* codeOf */.$N)(error)))
            return missing;
        throw error;
    }
}
function unusable(path, problem, cause) {
    return new errors/* ActionError */.lZ('REGISTRY_TLS', `certificate for a registry: ${path} ${problem}`, {
        hint: 'CA certificates end in .crt, a client certificate in .cert and its key in .key:\n  /etc/docker/certs.d/HOST:PORT/',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/registry/client.js







const redirects = 5;
/** Reads one repository of a registry, by the pull part of the OCI distribution protocol. */
class RegistryClient {
    #connections;
    #auth;
    #secure;
    #acceptsInsecure;
    #url;
    constructor(image, { credentials, env, acceptsInsecure }) {
        this.#connections = new http_call/* HttpConnections */.C(env, () => readRegistryCertificates(image.host, env));
        this.#secure = repositoryUrl(image);
        this.#acceptsInsecure = () => acceptsInsecure?.(image.host) ?? Promise.resolve(false);
        this.#auth = new RegistryAuth({
            connections: this.#connections,
            credential: () => credentials.forHost(image.host),
            mask: secret => credentials.mask(secret),
            scope: pullScope(image),
        });
    }
    /** The registry's address, `registry-1.docker.io` for Docker Hub. */
    get host() {
        return this.#secure.host;
    }
    /** Asks for something below the repository, once; throws `RegistryRefusal` for any status but 200 and 206. */
    get(path, headers, signal) {
        return this.#ask('GET', path, headers, signal);
    }
    /** Asks for the headers of what `get` would give. */
    async head(path, headers, signal) {
        const answer = await this.#ask('HEAD', path, headers, signal);
        answer.resume();
        return answer.headers;
    }
    [Symbol.dispose]() {
        this.#connections[Symbol.dispose]();
    }
    async #ask(method, path, headers, signal) {
        try {
            return await this.#askAuthorized(method, path, headers, signal);
        }
        catch (error) {
            if (!(await this.#findInsecure(error)))
                throw error;
            return this.#askAuthorized(method, path, headers, signal);
        }
    }
    async #askAuthorized(method, path, headers, signal) {
        for (let renewals = 0;; renewals++) {
            const used = this.#auth.header;
            const base = await this.#findUrl(signal);
            const { answer, url, own } = await this.#follow(base, method, path, headers, used, signal);
            const { statusCode: status = 0 } = answer;
            if (status === 200 || status === 206)
                return answer;
            const challenge = answer.headers['www-authenticate'];
            const refusal = await (0,registry_refusal/* readRefusal */.n)(answer, url);
            // Only the registry itself may ask for credentials, and once: what it then refuses will not get better.
            if (status !== 401 || !own || challenge === undefined || renewals > 0)
                throw refusal;
            if (!(await this.#auth.renew(used, challenge, base, signal)))
                throw refusal;
        }
    }
    // A registry on this machine may speak TLS or not, and like the engine we try.
    async #findUrl(signal) {
        if (!(0,network/* isLoopback */.U)(this.#secure))
            return (await this.#url) ?? this.#secure;
        this.#url ??= this.#connections
            .speaksTls(this.#secure, signal)
            .then(speaks => (speaks ? this.#secure : withoutTls(this.#secure)));
        try {
            return await this.#url;
        }
        catch (error) {
            this.#url = undefined;
            throw error;
        }
    }
    // The engine's own order: with any certificate, then without TLS.
    async #findInsecure(error) {
        if (!(error instanceof http_failure/* HttpFailure */.HR) || error.host !== this.host || this.#url !== undefined)
            return false;
        if (error.kind === 'client-certificate' || !(await this.#acceptsInsecure()))
            return false;
        const isSecure = error.kind === 'authority' || error.kind === 'certificate';
        if (isSecure)
            this.#connections.acceptAnyCertificate(this.host);
        this.#url = Promise.resolve(isSecure ? this.#secure : withoutTls(this.#secure));
        return true;
    }
    async #follow(base, method, path, headers, authorization, signal) {
        let url = new URL(path, base);
        let own = true;
        for (let hops = 0;; hops++) {
            const sent = { ...headers, authorization: own ? authorization : undefined };
            const answer = await this.#connections.send({ method, url, headers: sent }, signal);
            const location = locationOf(answer);
            if (location === undefined)
                return { answer, url, own };
            answer.resume();
            const next = readTarget(location, url);
            if (hops === redirects)
                throw new registry_refusal/* RegistryRefusal */.O(0, `${this.host} redirects more than ${redirects} times`);
            // After a redirect to another server the authorization is not sent again, even where that leads back.
            own &&= next.origin === base.origin;
            url = next;
        }
    }
}
function locationOf({ statusCode = 0, headers }) {
    return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}
function readTarget(location, from) {
    const target = URL.parse(location, from.href);
    if (target && isAsSafe(target, from))
        return target;
    throw new registry_refusal/* RegistryRefusal */.O(0, `${from.host} redirects to an address that is not https`);
}


/***/ }),

/***/ 63889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   l0: () => (/* binding */ acceptedTypes),
/* harmony export */   u0: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67429);
/* harmony import */ var _fetch_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76012);
/* harmony import */ var _platform_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50892);



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
    // The type of the first images with a manifest of schema 2.
    'application/octet-stream',
];
const layerType = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;
/** The media types a registry is asked for, as `Accept`. */
const acceptedTypes = [...manifestTypes, ...indexTypes].join(', ');
/** Reads a manifest or an index that a registry sent under a content type; throws `PULL_UNSUPPORTED` for anything else. */
function readDocument(what, bytes, contentType) {
    const document = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(bytes);
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(document, documentFields))
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, 'is not a JSON object');
    const mediaType = typeOf(what, document, contentType.split(';')[0]?.trim() ?? '');
    // Readers that go by the fields would read a document that could be both as another image.
    if (manifestTypes.includes(mediaType) && isManifest(document) && !('manifests' in document)) {
        return { mediaType, manifest: checkManifest(what, document) };
    }
    if (indexTypes.includes(mediaType) && isIndex(document) && !('config' in document) && !('layers' in document)) {
        return { mediaType, index: document.manifests.filter(isImageEntry).map(toEntry) };
    }
    throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `is a broken document of the type ${mediaType}`);
}
const documentFields = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests'];
const descriptorFields = ['mediaType', 'digest', 'size', 'urls', 'platform', 'annotations'];
// A document and its registry must agree on its type, or readers would disagree about it.
function typeOf(what, document, contentType) {
    if (document['schemaVersion'] === 1) {
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, 'has a manifest of schema 1, which engines no longer read', 'Push the image again.');
    }
    const own = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(document['mediaType']) ? document['mediaType'] : contentType;
    const known = [...manifestTypes, ...indexTypes];
    if (!known.includes(own))
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `is not an image but ${own || 'a document without a type'}`);
    if (known.includes(contentType) && own !== contentType) {
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `calls itself ${own}, but its registry calls it ${contentType}`);
    }
    return own;
}
function checkManifest(what, { config, layers }) {
    if (!configTypes.includes(config.mediaType))
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `is not an image but ${config.mediaType}`);
    for (const { mediaType, urls, digest } of layers) {
        if (urls?.length || /foreign|nondistributable/.test(mediaType)) {
            throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `has a layer that its registry does not store (${digest}, ${mediaType})`);
        }
        if (!layerType.test(mediaType))
            throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `has a layer of the unknown type ${mediaType}`);
    }
    const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
    const twice = layers.find(({ digest, size }) => sizes.get(digest) !== size);
    if (twice)
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .unsupported */ .qO)(what, `lists the layer ${twice.digest} with two sizes`);
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
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, descriptorFields))
        return false;
    const { mediaType, digest, size, urls, platform, annotations } = value;
    return ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(mediaType) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest) &&
        Number.isSafeInteger(size) &&
        size >= 0 &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(urls, Array.isArray) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(platform, each => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(each, [])) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(annotations, each => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(each, [])));
}
/** Whether a media type is that of an index. */
function isIndexType(mediaType) {
    return indexTypes.includes(mediaType);
}
// BuildKit stores attestations beside the images, for an unknown platform.
function isImageEntry({ mediaType, platform, annotations }) {
    const attests = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
    return [...manifestTypes, ...indexTypes].includes(mediaType) && !attests && platform?.os !== 'unknown';
}
function toEntry(raw) {
    const platform = raw.platform && (0,_platform_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatform */ .r)(raw.platform);
    return { ...toDescriptor(raw), platform: platform ?? undefined };
}
function toDescriptor({ mediaType, digest, size }) {
    return { mediaType, digest, size };
}


/***/ }),

/***/ 76012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mj: () => (/* binding */ explainFetch),
/* harmony export */   Ti: () => (/* binding */ IncompleteAnswer),
/* harmony export */   qO: () => (/* binding */ unsupported),
/* harmony export */   qb: () => (/* binding */ corrupt)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31228);
/* harmony import */ var _core_transient_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7297);
/* harmony import */ var _docker_pull_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49826);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70827);





/** An answer that ended before all its bytes had arrived. */
class IncompleteAnswer extends Error {
    transient = true;
    constructor(message) {
        super(message);
        this.name = 'IncompleteAnswer';
    }
}
/** The error for something in a registry that cannot be kept as an image; `problem` continues "it …". */
function unsupported(what, problem, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('PULL_UNSUPPORTED', `cannot pull ${what}: it ${problem}`, { hint });
}
/** The error for bytes that do not match their digest or their size. */
function corrupt(what, host, problem) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('PULL_CORRUPT', `cannot pull ${what}: ${host} sent bytes that are not the image's: ${problem}`, {
        hint: 'Run the step again. If that does not help, push the image again.',
    });
}
/**
 * Names what went wrong with a registry: `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`. An error that says nothing
 * about the registry stays what it is. `host` is the user's name for the registry, `server` its address.
 */
function explainFetch(what, host, server, cause) {
    const explained = cause instanceof _refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryRefusal */ .O || cause instanceof _core_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .HR;
    if (!explained && !(0,_core_transient_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(cause))
        return cause;
    const words = explained ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause) : `${server} closed the connection (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)})`;
    const code = cause instanceof _refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryRefusal */ .O ? codeOfStatus(cause.status) : 'PULL_FAILED';
    return (0,_docker_pull_error_js__WEBPACK_IMPORTED_MODULE_3__/* .pullError */ .c)(code, { reference: what, host, puller: 'this runner', words, fault: faultOf(cause), cause });
}
function faultOf(cause) {
    if (cause instanceof _core_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .HR)
        return cause.kind;
    if (!(cause instanceof _refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryRefusal */ .O))
        return 'broken';
    if (cause.status === 429)
        return 'busy';
    return cause.status >= 500 ? 'broken' : 'refused';
}
function codeOfStatus(status) {
    if (status === 401 || status === 403)
        return 'PULL_DENIED';
    return status === 404 ? 'PULL_NOT_FOUND' : 'PULL_FAILED';
}


/***/ }),

/***/ 50255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XE: () => (/* binding */ retryFetch),
/* harmony export */   ZZ: () => (/* binding */ withFetch),
/* harmony export */   sW: () => (/* binding */ fetchDocument)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53871);
/* harmony import */ var _core_http_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42006);
/* harmony import */ var _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33991);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7493);
/* harmony import */ var _fetch_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76012);
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





/** Lets `work` ask a registry, and names what goes wrong with that: as `explainFetch`, and `IDLE`. */
async function withFetch(client, what, { image, retries, idleTimeout, limitIsFixed }, log, signal, work) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const idle = __addDisposableResource(env_1, new _core_idle_timeout_js__WEBPACK_IMPORTED_MODULE_2__/* .IdleTimeout */ .w(`the fetch of ${what}`, idleTimeout, signal, !limitIsFixed), false);
        try {
            return await work({ client, what, retries, touch: () => idle.touch(), log, signal: idle.signal });
        }
        catch (error) {
            idle.signal.throwIfAborted();
            throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .explainFetch */ .Mj)(what, image.host, client.host, error);
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
/** Sends a request, and again after a transient error; `what` names it in the log. */
function retryFetch({ retries, log, signal }, what, ask) {
    return (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)({ what, tries: retries + 1, pause: 500 }, ask, log, signal);
}
/**
 * Fetches a manifest, an index or a configuration of at most `limit` bytes. Throws `PULL_CORRUPT` when its bytes do not
 * match what is expected, or the digest that the registry names.
 */
async function fetchDocument(fetch, path, accept, expected, limit) {
    const { client, what, signal } = fetch;
    const { bytes, headers } = await retryFetch(fetch, `fetching ${path}`, async () => {
        const answer = await client.get(path, { accept }, signal);
        const bytes = await (0,_core_http_call_js__WEBPACK_IMPORTED_MODULE_1__/* .readAnswer */ .J)(answer, limit);
        fetch.touch();
        return { bytes, headers: answer.headers };
    });
    if (!bytes)
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .unsupported */ .qO)(what, `has a document of more than ${limit} bytes, ${path}`);
    const digest = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(bytes);
    const named = [expected.digest, headers['docker-content-digest']];
    const other = named.find(each => each !== digest && String(each).startsWith('sha256:'));
    if (other !== undefined)
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .corrupt */ .qb)(what, client.host, `${String(other)} arrived as ${digest}`);
    if (expected.size !== undefined && expected.size !== bytes.length) {
        throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .corrupt */ .qb)(what, client.host, `${digest} has ${bytes.length} bytes, not ${expected.size}`);
    }
    return { bytes, digest, contentType: headers['content-type'] ?? '' };
}


/***/ }),

/***/ 50886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67429);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63889);
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50255);



/** Fetches what a tag or a digest leads to. */
async function readManifest(fetch, name, expected) {
    const path = `manifests/${name}`;
    const { bytes, digest, contentType } = await (0,_fetch_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchDocument */ .sW)(fetch, path, _documents_js__WEBPACK_IMPORTED_MODULE_0__/* .acceptedTypes */ .l0, expected, _core_guards_js__WEBPACK_IMPORTED_MODULE_2__/* .documentLimit */ .NL);
    return { bytes, digest, ...(0,_documents_js__WEBPACK_IMPORTED_MODULE_0__/* .readDocument */ .u0)(fetch.what, bytes, contentType) };
}


/***/ }),

/***/ 61105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readEntry),
/* harmony export */   h: () => (/* binding */ flattenIndex)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88758);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63889);
/* harmony import */ var _fetch_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76012);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50886);




// Builders nest once: an index of platforms, each of which is an index of an image and its attestation.
const deepest = 3;
/**
 * The entries of an index, with those of the indexes in it that can have an image for the platform asked for; an index
 * for another platform stays an entry. Without a platform, only indexes that name none are read.
 */
async function flattenIndex(fetch, index, asked, depth = 1) {
    const flat = [];
    for (const entry of index) {
        if (!(0,_documents_js__WEBPACK_IMPORTED_MODULE_1__/* .isIndexType */ .$U)(entry.mediaType) || !mayHave(entry, asked))
            flat.push(entry);
        else if (depth === deepest)
            throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_2__/* .unsupported */ .qO)(fetch.what, `nests indexes more than ${deepest} deep`);
        else {
            const { index: nested = [] } = await readEntry(fetch, entry);
            const named = nested.map(child => ({ ...child, platform: child.platform ?? entry.platform }));
            flat.push(...(await flattenIndex(fetch, named, asked, depth + 1)));
        }
    }
    return flat;
}
/** Fetches what an entry of an index leads to; `PULL_UNSUPPORTED` when that is of another type than the index says. */
async function readEntry(fetch, { digest, size, mediaType }) {
    const read = await (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .W)(fetch, digest, { digest, size });
    if (read.mediaType === mediaType)
        return read;
    throw (0,_fetch_error_js__WEBPACK_IMPORTED_MODULE_2__/* .unsupported */ .qO)(fetch.what, `has a manifest of the type ${read.mediaType} that its index lists as ${mediaType}`);
}
function mayHave({ platform }, asked) {
    return platform === undefined || (asked !== undefined && (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(platform, asked));
}


/***/ }),

/***/ 50892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readPlatform),
/* harmony export */   r: () => (/* binding */ toPlatform)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67429);

/** Reads the platform of a configuration; undefined when the bytes are not the configuration of an image. */
function readPlatform(config) {
    return toPlatform((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRecord */ .Hh)(config) ?? {});
}
/** Reads the platform in the fields of a configuration or an index entry; undefined when there is none. */
function toPlatform(fields) {
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(fields, ['os', 'architecture', 'variant']))
        return undefined;
    const { os, architecture, variant } = fields;
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(os) || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(architecture) || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isOptional */ .dK)(variant, _core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH))
        return undefined;
    return { os, architecture, ...((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(variant) && variant !== '' && { variant }) };
}


/***/ }),

/***/ 78559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wt: () => (/* binding */ platformsOf),
/* harmony export */   nx: () => (/* binding */ defaultPlatform),
/* harmony export */   xV: () => (/* binding */ choosePlatform)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88758);


const goArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** The platform that is used when none is asked for: Linux on an architecture as Node names it. */
function defaultPlatform(nodeArchitecture) {
    const architecture = goArchitectures[nodeArchitecture] ?? nodeArchitecture;
    return (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .FL)(`linux/${architecture}`) ?? { os: 'linux', architecture };
}
/** Finds the image for a platform in an index; throws `PLATFORM`, which lists what there is. */
function choosePlatform(what, index, asked) {
    const [first] = index;
    // An index of one image need not name its platform; the configuration does.
    if (index.length === 1 && first && !first.platform)
        return first;
    const found = index.find(({ platform }) => platform && (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .samePlatform */ .my)(platform, asked));
    if (found)
        return found;
    const names = index.map(({ platform }) => (platform ? (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform) : 'an unknown platform'));
    const there = [...new Set(names)].join(', ') || 'none at all';
    const known = index.find(({ platform }) => platform)?.platform;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('PLATFORM', `${what} has no image for ${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(asked)}, there is: ${there}`, {
        hint: known && `platform: ${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(known)}`,
    });
}
/** The platforms that an index names, each once. */
function platformsOf(index) {
    const named = index.flatMap(({ platform }) => platform ?? []);
    return [...new Map(named.map(platform => [(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform), platform])).values()];
}


/***/ }),

/***/ 68074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aK: () => (/* binding */ fetchImage),
  Cj: () => (/* binding */ fetchManifest),
  qM: () => (/* binding */ nameOfImage)
});

// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/image/reference.js
var reference = __webpack_require__(68424);
// EXTERNAL MODULE: ./lib/registry/fetch-error.js
var fetch_error = __webpack_require__(76012);
// EXTERNAL MODULE: ./lib/registry/fetch.js
var registry_fetch = __webpack_require__(50255);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/core/hashed-file.js + 1 modules
var hashed_file = __webpack_require__(47319);
// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
// EXTERNAL MODULE: ./lib/registry/refusal.js
var refusal = __webpack_require__(70827);
;// CONCATENATED MODULE: ./lib/registry/layers.js









// As many as engines fetch; more would only share the same bandwidth.
const concurrency = 4;
/** Fetches layers side by side and gives their files by digest; after a failure nothing unfinished is left. */
async function fetchLayers(fetch, layers, folder) {
    const stop = new AbortController();
    const joined = { ...fetch, signal: AbortSignal.any([fetch.signal, stop.signal]) };
    const paths = new Map();
    const fetchOne = async (layer) => {
        if (!joined.signal.aborted)
            paths.set(layer.digest, await fetchLayer(joined, layer, folder));
    };
    // Waits until every fetch has ended, because none may write to the folder later.
    await (0,p_map/* default */.Ay)(layers, layer => fetchOne(layer).catch((error) => stop.abort(error)), { concurrency });
    joined.signal.throwIfAborted();
    return paths;
}
async function fetchLayer(fetch, layer, folder) {
    const partial = (0,partial_file/* partialPath */.Dn)(folder.dir);
    const fill = async (file) => {
        await (0,registry_fetch/* retryFetch */.XE)(fetch, `fetching ${layer.digest}`, () => appendRest(fetch, layer, file, folder));
        const { sha256 } = await file.finish(fetch.signal);
        if (`sha256:${sha256}` === layer.digest)
            return;
        throw (0,fetch_error/* corrupt */.qb)(fetch.what, fetch.client.host, `${layer.digest} arrived as sha256:${sha256}`);
    };
    await (0,hashed_file/* createFile */.x)(partial, fill, { durable: false });
    const path = (0,external_node_path_.join)(folder.dir, layer.digest.replace('sha256:', ''));
    await (0,promises_.rename)(partial, path);
    return path;
}
// Continues where a broken connection left off: asks for the rest, or skips as much of the whole.
async function appendRest(fetch, layer, file, { onBytes }) {
    const { client, what, signal } = fetch;
    const from = file.size;
    // A connection can break after the last byte.
    if (from > 0 && from === layer.size)
        return;
    const range = from > 0 ? `bytes=${from}-` : undefined;
    const answer = await client.get(`blobs/${layer.digest}`, { range }, signal);
    let skip = from - startOf(answer, from, client.host);
    const append = async (chunks) => {
        for await (const chunk of chunks) {
            fetch.touch();
            const fresh = chunk.subarray(skip);
            skip -= chunk.length - fresh.length;
            if (file.size + fresh.length > layer.size) {
                throw (0,fetch_error/* corrupt */.qb)(what, client.host, `${layer.digest} is larger than ${layer.size} bytes`);
            }
            await file.append(fresh);
            onBytes?.(fresh.length);
        }
    };
    await (0,external_node_stream_promises_.pipeline)(answer, append, { signal });
    if (file.size === layer.size)
        return;
    throw new fetch_error/* IncompleteAnswer */.Ti(`${layer.digest} ended after ${file.size} of ${layer.size} bytes`);
}
function startOf({ statusCode, headers }, from, host) {
    if (statusCode !== 206)
        return 0;
    const range = headers['content-range'] ?? '';
    const start = Number(/^bytes (\d+)-/.exec(range)?.[1] ?? NaN);
    if (start <= from)
        return start;
    throw new refusal/* RegistryRefusal */.O(206, `${host} was asked for the bytes from ${from} on but sent others (${range})`);
}

// EXTERNAL MODULE: ./lib/registry/manifest.js
var registry_manifest = __webpack_require__(50886);
// EXTERNAL MODULE: ./lib/registry/nested-index.js
var nested_index = __webpack_require__(61105);
// EXTERNAL MODULE: ./lib/registry/platform-fields.js
var platform_fields = __webpack_require__(50892);
// EXTERNAL MODULE: ./lib/registry/platforms.js
var platforms = __webpack_require__(78559);
;// CONCATENATED MODULE: ./lib/registry/pull.js











/**
 * Fetches manifest and configuration. Throws `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`, `PLATFORM`,
 * `PULL_UNSUPPORTED` when it is not an image that can be kept, `PULL_CORRUPT` when bytes do not match their digest,
 * `IDLE`.
 */
async function fetchManifest(client, request, log, signal) {
    return (0,registry_fetch/* withFetch */.ZZ)(client, nameOfImage(request), request, log, signal, fetch => findImage(fetch, request));
}
/** Fetches the layers of an image that was found by `fetchManifest`, each once; throws as that does. */
async function fetchImage(client, request, found, log, signal) {
    const once = new Map(found.layers.map(layer => [layer.digest, layer]));
    const missing = [...once.values()].filter(({ digest }) => !request.isKnown(digest));
    const size = missing.reduce((sum, layer) => sum + layer.size, 0);
    log.info(`Fetching ${missing.length} of ${once.size} layers, ${(0,format/* formatBytes */.z)(size)}`);
    const paths = await (0,registry_fetch/* withFetch */.ZZ)(client, nameOfImage(request), request, log, signal, fetch => fetchLayers(fetch, missing, request));
    return { ...found, layers: found.layers.map(layer => ({ ...layer, path: paths.get(layer.digest) })) };
}
/** An image as errors name it. */
function nameOfImage({ image, tag, platform }) {
    return (0,reference/* formatImage */.vy)((0,reference/* formatPullReference */.CP)(image, tag), platform);
}
async function findImage(fetch, { image, tag, platform: asked }) {
    const { what, log, client } = fetch;
    const top = await (0,registry_manifest/* readManifest */.W)(fetch, image.digest ?? tag, { digest: image.digest });
    const wanted = asked ?? (0,platforms/* defaultPlatform */.nx)(process.arch);
    const index = top.index && (await (0,nested_index/* flattenIndex */.h)(fetch, top.index, wanted));
    const chosen = index && (0,platforms/* choosePlatform */.xV)(what, index, wanted);
    const { manifest, bytes, mediaType, digest } = chosen ? await (0,nested_index/* readEntry */.A)(fetch, chosen) : top;
    if (!manifest)
        throw (0,fetch_error/* unsupported */.qO)(what, 'is an index that leads to no image');
    const { digest: configDigest, size } = manifest.config;
    const expected = { digest: configDigest, size };
    const { bytes: config } = await (0,registry_fetch/* fetchDocument */.sW)(fetch, `blobs/${configDigest}`, '*/*', expected, guards/* documentLimit */.NL);
    const platform = (0,platform_fields/* readPlatform */.K)(config);
    if (!platform)
        throw (0,fetch_error/* unsupported */.qO)(what, `has a configuration without a platform, ${configDigest}`);
    (0,image_platform/* checkPlatform */.oF)(what, platform, asked);
    log.info(`${what} is ${digest} at ${client.host}, for ${(0,image_platform/* formatPlatform */.Bq)(platform)}`);
    return {
        manifest: bytes,
        manifestType: mediaType,
        manifestDigest: digest,
        indexDigest: chosen && top.digest,
        platforms: index ? (0,platforms/* platformsOf */.Wt)(index) : [platform],
        config,
        configDigest,
        platform,
        layers: manifest.layers,
    };
}


/***/ }),

/***/ 70827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ RegistryRefusal),
/* harmony export */   n: () => (/* binding */ readRefusal)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67429);
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25888);
/* harmony import */ var _core_http_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42006);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7493);
/* harmony import */ var _core_transient_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7297);






/** A registry's refusal: its HTTP status and its own words. With `status` 0 or 2xx it is we who refuse the answer. */
class RegistryRefusal extends Error {
    status;
    /** Milliseconds to wait before the next request. */
    retryAfter;
    constructor(status, message, retryAfter) {
        super(message);
        this.name = 'RegistryRefusal';
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
const errorLimit = 64 * 1024;
/** Reads an answer that is a refusal. */
async function readRefusal(answer, url) {
    const { statusCode: status = 0, headers } = answer;
    const words = wordsOf(await (0,_core_http_call_js__WEBPACK_IMPORTED_MODULE_1__/* .readAnswer */ .J)(answer, errorLimit));
    const answered = `${url.host} answered ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status] ?? ''}`.trim();
    const retryAfter = (0,_core_transient_js__WEBPACK_IMPORTED_MODULE_3__/* .readRetryAfter */ .D$)(headers['retry-after']);
    const said = words ? `${answered}: ${words}` : answered;
    const long = retryAfter !== undefined && retryAfter > _core_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .longestPause */ .T;
    const asked = long ? ` (it asks for a pause of ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatSeconds */ .X)(retryAfter / 1000)})` : '';
    return new RegistryRefusal(status, said + asked, retryAfter);
}
// Registries answer with a list of errors, token servers with one of several fields.
function wordsOf(body) {
    const answer = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRecord */ .Hh)(body);
    const errors = Array.isArray(answer?.['errors']) ? answer['errors'] : [];
    const first = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u4)(errors[0], []) ? errors[0] : answer;
    const words = [first?.['message'], first?.['details'], first?.['error_description'], first?.['code']].find(_core_guards_js__WEBPACK_IMPORTED_MODULE_5__/* .isText */ .KH);
    return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}


/***/ })

};
