export const id = 343;
export const ids = [343];
export const modules = {

/***/ 25422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ makeLoadRequest),
  _: () => (/* binding */ readLoadInputs)
});

// EXTERNAL MODULE: ./lib/archive/format/archive-file.js + 4 modules
var archive_file = __webpack_require__(9651);
// EXTERNAL MODULE: ./lib/image/id.js
var id = __webpack_require__(72944);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/image/reference.js
var image_reference = __webpack_require__(68424);
// EXTERNAL MODULE: ./lib/actions/shared/identity-inputs.js
var identity_inputs = __webpack_require__(70453);
// EXTERNAL MODULE: ./lib/actions/shared/input-reader.js + 1 modules
var input_reader = __webpack_require__(74606);
// EXTERNAL MODULE: ./lib/actions/shared/default-platform.js
var default_platform = __webpack_require__(91790);
// EXTERNAL MODULE: ./lib/actions/shared/platform-input.js
var platform_input = __webpack_require__(75583);
;// CONCATENATED MODULE: ./lib/actions/load/run-inputs.js
const runInputs = ['repository', 'run-id', 'workflow', 'branch', 'commit', 'conclusion'];
const repositoryName = /^[\w.-]+\/[\w.-]+$/;
/** Reads which other runs are to be searched; undefined where the artifacts of this run are meant. */
function readRunQuery(read) {
    const allowedForks = readForks(read);
    const first = runInputs.find(input => read.text(input) !== '');
    if (first === undefined) {
        if (allowedForks.length > 0)
            refuseForks(read);
        return undefined;
    }
    checkPlace(read, first);
    const [runId, workflow, branch] = [readRunId(read), read.text('workflow'), read.text('branch')];
    const [commit, conclusion] = [readCommit(read), readConclusion(read)];
    return {
        repository: readRepositoryName(read),
        runId,
        workflow: workflow || undefined,
        branch: branch || undefined,
        commit: commit || undefined,
        conclusion: conclusion === 'any' ? undefined : conclusion,
        allowedForks,
    };
}
function checkPlace(read, input) {
    const from = read.text('from');
    const obstacle = read.text('path') !== '' ? 'path is given' : /auto|artifact/.test(from) ? '' : `from is ${from}`;
    if (obstacle)
        read.reject(input, read.text(input), `nothing, because ${obstacle}`, 'from: artifact');
    if (read.text('github-token') !== '')
        return;
    const allowed = `a token with actions: read, because ${input} is given`;
    read.reject('github-token', '', allowed, 'github-token: ${{ github.token }}');
}
function readCommit(read) {
    const commit = read.text('commit').toLowerCase();
    if (commit !== '' && !/^[0-9a-f]{40}$/.test(commit)) {
        read.reject('commit', commit, 'a full commit id, 40 hex digits', 'commit: ${{ github.event.before }}');
    }
    return commit;
}
function readRepositoryName(read) {
    const text = read.text('repository');
    if (text !== '' && !repositoryName.test(text)) {
        read.reject('repository', text, 'owner/repository', 'repository: acme/app');
    }
    return text;
}
function readForks(read) {
    const forks = read.words('allow-forks');
    const wrong = forks.find(fork => !repositoryName.test(fork));
    if (wrong !== undefined) {
        read.reject('allow-forks', wrong, 'a list of owner/repository', 'allow-forks: octocat/app');
    }
    return forks;
}
function refuseForks(read) {
    const allowed = `nothing, because none of ${runInputs.join(', ')} is given`;
    read.reject('allow-forks', read.text('allow-forks'), allowed, 'run-id: 1');
}
function readRunId(read) {
    if (read.text('run-id') === '')
        return undefined;
    const others = ['workflow', 'branch', 'commit', 'conclusion'].filter(input => read.text(input) !== '');
    if (others.length > 0)
        read.reject('run-id', read.text('run-id'), `nothing together with ${others.join(', ')}`, 'run-id: 1');
    return read.integer('run-id', 1, Number.MAX_SAFE_INTEGER);
}
function readConclusion(read) {
    if (read.text('conclusion') === '')
        return 'success';
    return read.oneOf('conclusion', ['success', 'failure', 'cancelled', 'skipped', 'timed_out', 'neutral', 'any']);
}

;// CONCATENATED MODULE: ./lib/actions/load/inputs.js









const defaultPlaces = ['artifact', 'cache', 'folder'];
/** Reads all inputs of the action `load`; throws one `INPUTS` error that lists every problem. */
function readLoadInputs(get, env) {
    const read = new input_reader/* InputReader */.i(get);
    const targets = readTargets(read);
    const run = readRunQuery(read);
    const request = {
        targets,
        version: read.text('version') && (0,identity_inputs/* acceptVersion */.rS)(read, read.text('version')),
        imageid: readImageId(read, targets),
        places: readPlaces(read, run),
        auto: read.text('from') === 'auto',
        archiveDir: read.text('archive-dir'),
        run,
        token: read.text('github-token'),
        platform: read.text('platform') === '' ? undefined : (0,platform_input/* readPlatformInput */.K)(read, 'platform', read.text('platform')),
        usualPlatform: (0,default_platform/* readDefaultPlatform */.J)(read, env),
        tags: readTags(read),
        sizeLimit: read.integer('size-limit', 1, Number.MAX_SAFE_INTEGER) * 1_000_000,
        failOnMiss: read.flag('fail-on-miss'),
        lookupOnly: read.flag('lookup-only'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
    read.finish(env);
    return request;
}
/** A request with the defaults of the inputs where nothing else is given. */
function makeLoadRequest(given) {
    return {
        version: '',
        imageid: '',
        places: defaultPlaces,
        auto: true,
        archiveDir: '',
        token: '',
        tags: [],
        sizeLimit: archive_file/* defaultSizeLimit */.OP,
        failOnMiss: true,
        lookupOnly: false,
        dockerHost: '',
        idleTimeout: 1_800_000,
        ...given,
    };
}
function readTargets(read) {
    const [images, names, paths] = [read.lines('image'), read.lines('name'), read.lines('path')];
    const given = [images, names, paths].filter(list => list.length > 0);
    const count = given[0]?.length ?? 0;
    if (count === 0)
        read.reject('image', '', 'a repository, or name or path instead', 'image: acme/api');
    if (given.some(list => list.length !== count)) {
        const allowed = 'as many lines in image, name and path, of those that are given';
        read.reject('name', names.join(' '), allowed, 'image: acme/api with name: acme~api');
    }
    return Array.from({ length: count }, (_, i) => readTarget(read, images[i], names[i], paths[i] ?? ''));
}
function readTarget(read, written, named, path) {
    const image = written === undefined ? undefined : (0,identity_inputs/* readRepository */.Nu)(read, written, 'a repository without tag');
    if (image?.digest !== undefined)
        read.reject('image', written ?? '', 'no digest; see imageid', 'image: acme/api');
    const name = named ?? (image ? (0,image_name/* nameOf */.Vb)(image.repository) : '');
    if (named !== undefined)
        (0,identity_inputs/* acceptName */.w)(read, named);
    return { name, path, repository: image?.repository ?? '' };
}
function readImageId(read, targets) {
    const text = read.text('imageid');
    if (text === '')
        return '';
    const imageid = (0,id/* parseImageId */.C)(text);
    const example = 'imageid: 0123456789ab';
    if (imageid === undefined)
        read.reject('imageid', text, '6 to 64 hex digits', example);
    if (targets.length > 1)
        read.reject('imageid', text, 'nothing, because there are several images', example);
    return imageid ?? '';
}
function readPlaces(read, run) {
    const text = read.text('from');
    if (read.text('path') !== '') {
        if (text !== 'auto')
            read.reject('from', text, 'auto, because path is given', 'from: auto');
        return [];
    }
    // A named run says where the archive is; the cache may hold another one.
    if (text === 'auto')
        return run ? ['artifact'] : defaultPlaces;
    const words = read.words('from');
    const places = words.flatMap(word => defaultPlaces.filter(place => place === word));
    if (places.length !== words.length || new Set(places).size !== words.length || words.length === 0) {
        read.reject('from', text, 'auto, or a list of artifact, cache, folder', 'from: artifact,cache');
    }
    return places;
}
function readTags(read) {
    const tags = read.lines('tags');
    for (const tag of tags) {
        const reference = (0,image_reference/* parseReference */.F2)(tag);
        if (reference?.tag !== undefined && reference.digest === undefined)
            continue;
        read.reject('tags', tag, 'repository:tag, one per line', 'tags: acme/api:stable');
    }
    return tags;
}


/***/ }),

/***/ 68832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ makeLoadOutputs),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Vv: () => (/* binding */ reportMiss),
/* harmony export */   Z2: () => (/* binding */ reportFound)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _image_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42189);



const emptyReport = {
    image: '',
    name: '',
    version: '',
    dirty: false,
    foundIn: '',
    loaded: false,
    because: '',
    imageid: '',
    shortImageid: '',
    tags: [],
    path: '',
    archiveName: '',
};
/** The report of an archive that was found, before anything is loaded. */
function reportFound({ name, repository }, found, request) {
    const { archive, repository: recorded, metadata, foundIn, path, imageid } = found;
    const version = archive?.version ?? (request.version || metadata?.version || '');
    const known = name || (archive?.name ?? metadata?.name ?? '');
    return {
        ...emptyReport,
        name: known,
        image: repository || (recorded ?? (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(known)),
        version,
        dirty: (0,_image_version_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeVersion */ .uM)(version).dirty,
        foundIn,
        path,
        shortImageid: imageid.slice(0, 12),
        archiveName: titleOf(found),
        metadata,
    };
}
/** The report of an image whose archive no place has. */
function reportMiss({ name, repository }, { version }, because) {
    return { ...emptyReport, image: repository, name, version, dirty: (0,_image_version_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeVersion */ .uM)(version).dirty, because };
}
/** What messages call an archive: its name, or that of a given file. */
function titleOf({ archive, path }) {
    return archive ? (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .formatName */ .nD)(archive) : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path);
}
/** The outputs of the action `load`; with several images every output has one line for each, `tags` one for each tag. */
function makeLoadOutputs(reports) {
    const rows = reports.map(makeRow);
    const names = Object.keys(makeRow(emptyReport));
    return Object.fromEntries(names.map(name => [name, rows.map(row => row[name] ?? '').join('\n')]));
}
function makeRow(report) {
    const row = {
        imageid: report.imageid,
        'short-imageid': report.shortImageid,
        tags: report.tags.join('\n'),
        version: report.version,
        dirty: String(report.dirty),
        'found-in': report.foundIn,
        loaded: String(report.loaded),
        'archive-path': report.path,
        'archive-name': report.archiveName,
        'cache-hit': String(report.foundIn === 'cache'),
    };
    return { ...row, metadata: JSON.stringify(makeDetails(report, row)) };
}
function makeDetails(report, row) {
    const { metadata, image, name, tags, dirty, loaded, because } = report;
    const about = metadata && {
        platform: metadata.platform,
        labels: metadata.labels,
        created: metadata.created,
        'repo-tags': metadata.repo_tags,
        'config-digest': metadata.config_digest,
        'manifest-digest': metadata.manifest_digest,
        'index-digest': metadata.index_digest,
        layout: metadata.layout,
        'tar-size': metadata.tar_size,
    };
    const exact = { tags, dirty, loaded, 'cache-hit': report.foundIn === 'cache' };
    return { image, name, ...row, ...exact, because, ...about };
}


/***/ }),

/***/ 28294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runLoad)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/archive/format/metadata.js
var format_metadata = __webpack_require__(69147);
// EXTERNAL MODULE: ./lib/core/environment.js
var environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/docker/errors.js
var docker_errors = __webpack_require__(2965);
// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/stores/running-steps.js
var running_steps = __webpack_require__(58035);
// EXTERNAL MODULE: ./lib/actions/shared/default-platform.js
var default_platform = __webpack_require__(91790);
// EXTERNAL MODULE: ./lib/archive/format/archive-file.js + 4 modules
var archive_file = __webpack_require__(9651);
// EXTERNAL MODULE: ./lib/archive/image-lookup.js
var image_lookup = __webpack_require__(13682);
// EXTERNAL MODULE: ./lib/archive/format/image-choice.js
var image_choice = __webpack_require__(70173);
// EXTERNAL MODULE: ./lib/archive/load.js + 10 modules
var load = __webpack_require__(21596);
// EXTERNAL MODULE: ./lib/archive/partial-archive.js
var partial_archive = __webpack_require__(88980);
// EXTERNAL MODULE: ./lib/archive/loaded-image.js
var loaded_image = __webpack_require__(25229);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/image/reference.js
var image_reference = __webpack_require__(68424);
// EXTERNAL MODULE: ./lib/image/repository.js
var image_repository = __webpack_require__(84697);
// EXTERNAL MODULE: ./lib/image/version.js
var image_version = __webpack_require__(42189);
;// CONCATENATED MODULE: ./lib/image/tags.js


/** Chooses the names of a loaded image: those of its archive, else `repository:tag`, and the extra ones; names that engines refuse are left out. */
function chooseTags({ archived, extra, repository, version }) {
    const complete = (names) => names.flatMap(name => completeTag(name, repository) ?? []);
    const restored = complete(archived);
    const own = restored.length > 0 ? restored : complete([(0,image_version/* toTag */.yQ)(version || 'latest')]);
    return [...new Set([...own, ...complete(extra)])];
}
// skopeo writes only the tag if it was given no repository.
function completeTag(name, repository) {
    const reference = (0,image_reference/* parseReference */.F2)((0,image_reference/* parseReference */.F2)(name)?.tag === undefined ? `${repository}:${name}` : name);
    return reference?.tag !== undefined && reference.digest === undefined
        ? `${reference.repository}:${reference.tag}`
        : undefined;
}

// EXTERNAL MODULE: ./lib/stores/files.js
var files = __webpack_require__(30437);
// EXTERNAL MODULE: ./lib/stores/sidecar.js
var sidecar = __webpack_require__(64641);
// EXTERNAL MODULE: ./lib/actions/load/report.js
var load_report = __webpack_require__(68832);
;// CONCATENATED MODULE: ./lib/actions/load/engine-image.js

















/** Takes the image that the engine has already; undefined where it does not have it. */
async function takePresent(engine, found, repository, { request, log, signal }) {
    const { imageid, dockerId, metadata } = found;
    // Fewer digits may fit several images.
    if (imageid.length < 12)
        return undefined;
    const dockerIds = dockerId === '' ? [] : [dockerId];
    const platform = request.platform ?? (0,image_platform/* parsePlatform */.FL)(metadata?.platform ?? '');
    const image = await (0,image_lookup/* findEngineImage */.H)(engine, { imageid, dockerIds, platform, repository }, log, signal);
    if (!image || (request.platform && !(0,image_platform/* samePlatform */.my)(image.platform, request.platform)))
        return undefined;
    const known = await learnNames(found, signal);
    if (!known)
        return undefined;
    const because = 'the engine has this very image already';
    return { image, loaded: false, because, ...known, release: () => Promise.resolve() };
}
// The name of an archive may be one that the user chose: then only the archive tells the names of its image.
async function learnNames(found, signal) {
    const { wanted, repository, path, metadata } = found;
    if (wanted !== '' || repository !== undefined)
        return { path, metadata };
    const file = await found.fetch();
    const ownWord = await (0,archive_file/* readArchiveMetadata */.g$)(file.path, signal);
    return ownWord && { path: file.path, metadata: ownWord };
}
/**
 * Fetches an archive and loads it into the engine; an archive of several images gives several, unless the step names
 * one of them. Throws `ARCHIVE_*` or `ZIP_*` where it is not whole or holds another image.
 */
async function loadFound(engine, found, report, step) {
    const inParts = await loadInParts(engine, found, report, step);
    if (inParts)
        return [inParts];
    const file = await found.fetch();
    const before = found.archive && (await (0,files/* statFile */.T1)(file.path, found.archive));
    const order = { file, before, found, report, step, engine };
    try {
        return [await loadOne(order)];
    }
    catch (error) {
        if (error instanceof image_choice/* SeveralImagesError */.Be && areAllMeant(error.images, report, step))
            return loadEach(error.images, order);
        // A useless file that stays would only be found again.
        if (before && file.fetched && isUnfit(error))
            await (0,sidecar/* removeArchive */.Lt)(before);
        throw error;
    }
}
/** Loads an archive by fetching only what the engine lacks; undefined where it has to be fetched as a whole. */
async function loadInParts(engine, found, report, step) {
    const { request, environment, log, signal } = step;
    // A user who names a folder wants the file.
    const isFileWanted = request.archiveDir !== '' || environment.env['ARTIFACTS_DIR'];
    if (!found.useParts || isFileWanted || !engine.local || engine.podman)
        return undefined;
    try {
        return await found.useParts(async (parts) => {
            const file = { path: parts.path, sha256: '', fetched: false };
            const loaded = await loadOne({ engine, file, before: undefined, parts, found, report, step });
            log.info(`Of ${(0,format/* formatBytes */.z)(parts.size)} in the ${found.foundIn}, ${(0,format/* formatBytes */.z)(parts.fetched())} were fetched`);
            return { ...loaded, path: '' };
        });
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof partial_archive/* WholeArchiveNeeded */.n))
            throw error;
        log.info(`The archive is fetched as a whole: ${error.message}`);
        return undefined;
    }
}
async function loadOne({ engine, file, before, parts, found, report, step }, { imageid = found.imageid, otherLayers } = {}) {
    const { request, log, signal } = step;
    const { name, version } = report;
    const ownWord = await (0,archive_file/* readArchiveMetadata */.g$)(parts ?? file.path, signal);
    const recorded = ownWord && (0,format_metadata/* recordedRepository */.lQ)(ownWord);
    (0,image_repository/* checkRepository */.n)((0,load_report/* titleOf */.Gg)(found), recorded, found.wanted);
    const tag = (0,image_version/* toTag */.yQ)(version);
    const reference = version === '' ? report.image : `${report.image}:${tag}`;
    const options = {
        path: file.path,
        parts,
        imageid,
        repository: recorded === undefined ? found.wanted : '',
        choice: {
            reference,
            platform: request.platform,
            usualPlatform: request.usualPlatform ?? (await engine.platform()),
        },
        otherLayers,
        willBeTagged: (archived) => tagsOf(archived, report, step).length > 0,
        verified: !file.fetched && !parts && found.dockerId !== '',
        sizeLimit: request.sizeLimit,
        idleTimeout: request.idleTimeout,
    };
    const { facts, sent, image, release } = await (0,load/* loadArchive */.b)({ engine, options, log, signal });
    const told = recorded ?? (0,image_repository/* repositoryOfTags */.F)(facts.repoTags, report.image) ?? report.image;
    const identity = { name, version, image: found.wanted || told, tag };
    const metadata = (0,format_metadata/* makeMetadata */.so)(identity, image, facts, ownWord?.tar_size ?? sent);
    await keepSidecar(before, file, metadata, step).catch(async (error) => {
        await release();
        throw error;
    });
    const because = `the engine did not have it, ${(0,format/* formatBytes */.z)(sent)} sent`;
    return { image, loaded: true, because, path: file.path, metadata, release };
}
/** Loads every image of an archive; after a failure those without a name are removed. */
async function loadEach(images, order) {
    order.step.log.info(`${order.file.path} holds ${images.length} images`);
    const loaded = [];
    try {
        for (const { configDigest, otherLayers } of images)
            loaded.push(await loadOne(order, { imageid: configDigest.replace('sha256:', ''), otherLayers }));
        return loaded;
    }
    catch (error) {
        for (const { image, release } of loaded) {
            await release();
            await (0,loaded_image/* removeUntagged */.YO)(order.engine, await order.engine.inspect(image.id));
        }
        throw error;
    }
}
// Each of them would be given the one id or the extra names.
function areAllMeant(images, { image }, { request }) {
    if (request.imageid !== '' || request.tags.length > 0)
        return false;
    return images.every(({ names }) => image === '' || names.some(name => (0,image_reference/* parseReference */.F2)(name)?.repository === image));
}
/** Gives an image its names, `repository:tag`. */
async function tagImage(engine, { image, metadata }, report, step) {
    const tags = tagsOf(metadata?.repo_tags ?? [], report, step);
    for (const tag of tags) {
        const colon = tag.lastIndexOf(':');
        await engine.tag(image.id, tag.slice(0, colon), tag.slice(colon + 1));
    }
    return tags;
}
function tagsOf(archived, { version, image }, { request }) {
    return chooseTags({ archived, extra: request.tags, repository: image, version });
}
function isUnfit(error) {
    return error instanceof errors/* ActionError */.lZ && /^(ARCHIVE|ZIP)_/.test(error.code);
}
// The next step that finds the archive in the folder need not open it again.
async function keepSidecar(file, { path, sha256, fetched }, metadata, { log, signal }) {
    if (!fetched || !file)
        return;
    try {
        await (0,sidecar/* writeSidecar */.J$)({ ...file, metadata, sha256: sha256 || (await (0,sidecar/* hashFile */.DC)(path, signal)) });
    }
    catch (error) {
        signal.throwIfAborted();
        log.info(`The description of ${path} could not be written beside it: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/stores/store.js
var store = __webpack_require__(331);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/artifacts.js + 3 modules
var artifacts = __webpack_require__(55602);
// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
// EXTERNAL MODULE: ./lib/stores/cache/store.js + 5 modules
var cache_store = __webpack_require__(89741);
// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/stores/github/refusal.js
var refusal = __webpack_require__(37268);
;// CONCATENATED MODULE: ./lib/stores/runs.js





// Milliseconds. These runs are what the user asked for, so a pause that GitHub asks for is waited out.
const longestSearch = 120_000;
// A token may make 1,000 requests an hour, and others need some too.
const mostRuns = 300;
/**
 * Searches the artifacts of other runs, the newest run first. The run of a fork's pull request belongs to the
 * repository too, and anybody can start one, so such runs are left out. Throws `RUN` where GitHub does not show the
 * runs, and `RUN_FORK` where the one run asked for is a fork's.
 */
async function* searchRuns(runs, query, { token, github, mask }, context) {
    const repository = runs.repository || context.environment.repository;
    const api = github.of(repository);
    const lookUps = new look_up/* LookUps */.MJ(context.log, context.signal, longestSearch);
    try {
        for await (const { id: runId, rule } of listRuns(api, runs, repository, context.log)) {
            const store = new artifacts/* ArtifactStore */.c({ ...context, lookUps }, { repository, runId, token, api }, { api, mask });
            const found = await store.find(query);
            yield { runId, rule, found: (0,look_up/* valueOf */.RP)(found) };
        }
    }
    catch (cause) {
        if (!(cause instanceof refusal/* GitHubRefusal */.k))
            throw cause;
        throw (await explainMissing(api, runs, repository, cause)) ?? explainRefused(runs, repository, cause);
    }
}
// A token that may list the workflows may read all runs, so a run that is not found does not exist.
async function explainMissing(api, { runId, workflow = '' }, repository, cause) {
    if (cause.status !== 404)
        return undefined;
    const workflows = await api.listWorkflows().catch(() => undefined);
    if (!workflows)
        return undefined;
    if (runId !== undefined) {
        const hint = 'The id of a run is the number in its address, …/actions/runs/NUMBER. Runs are deleted after a while.';
        return new errors/* ActionError */.lZ('RUN', `${repository} has no run ${runId}`, { hint, cause });
    }
    const files = workflows.map(({ name, path }) => `${external_node_path_.posix.basename(path)}${name && ` (${name})`}`);
    const message = `${repository} has no workflow called ${workflow}, there are: ${files.join(', ') || 'none'}`;
    const first = workflows.find(({ name }) => name === workflow) ?? workflows[0];
    const hint = `Write the name of its file${first ? `:\n  with:\n    workflow: ${external_node_path_.posix.basename(first.path)}` : ''}`;
    return new errors/* ActionError */.lZ('RUN', message, { hint, cause });
}
function explainRefused(runs, repository, cause) {
    const message = `cannot read ${runsText(runs)} of ${repository}: ${cause.message}`;
    const hint = cause.denied
        ? 'permissions:\n  actions: read\nand, for another repository, a github-token that may read it'
        : 'Run the step again later.';
    return new errors/* ActionError */.lZ('RUN', message, { hint, cause });
}
async function* listRuns(api, runs, repository, log) {
    if (runs.runId !== undefined) {
        const run = await api.getRun(runs.runId);
        if (!isTrusted(run, runs, repository))
            throw refuseFork(run, repository);
        yield { id: run.id, rule: `run-id is ${run.id}` };
        return;
    }
    const rule = ruleText(runs);
    const strangers = new Set();
    let count = 0;
    for await (const run of api.listRuns({ ...runs, status: runs.conclusion })) {
        if (!isTrusted(run, runs, repository)) {
            if (!strangers.has(run.headRepository))
                log.info(`Runs of ${forkText(run)} are left out, see allow-forks`);
            strangers.add(run.headRepository);
            continue;
        }
        if (count++ === mostRuns)
            return;
        yield { id: run.id, rule: `the newest run of ${repository} with ${rule} that has the archive (${runText(run)})` };
    }
}
function isTrusted({ repository: own, headRepository }, { allowedForks }, asked) {
    const trusted = [own || asked, ...allowedForks].map(name => name.toLowerCase());
    return trusted.includes(headRepository.toLowerCase());
}
function refuseFork(run, repository) {
    const { id, headRepository } = run;
    const hint = headRepository === ''
        ? 'Use another run: nobody can tell whose archive this is.'
        : `If you trust everybody who can push to it:\n  with:\n    run-id: ${id}\n    allow-forks: ${headRepository}`;
    return new errors/* ActionError */.lZ('RUN_FORK', `run ${id} of ${repository} is of ${forkText(run)}`, { hint });
}
function forkText({ headRepository }) {
    return headRepository === '' ? 'a fork that was deleted' : `the fork ${headRepository}`;
}
function ruleText({ workflow, branch, commit, conclusion }) {
    return Object.entries({ workflow, branch, commit, conclusion: conclusion ?? 'any' })
        .filter(([, value]) => value !== undefined)
        .map(([input, value]) => `${input} ${value ?? ''}`)
        .join(', ');
}
function runText({ created, branch, commit, conclusion }) {
    return [created, branch, commit.slice(0, 7), conclusion || 'still running'].join(', ');
}
function runsText({ runId, workflow }) {
    if (runId !== undefined)
        return `run ${runId}`;
    return workflow === undefined ? 'the runs' : `the runs of ${workflow}`;
}

// EXTERNAL MODULE: ./lib/stores/choose.js
var choose = __webpack_require__(26929);
;// CONCATENATED MODULE: ./lib/actions/load/plan.js





/** What the stores are asked for one target. */
function makeQuery({ name, repository }, { version, imageid }) {
    return {
        name,
        version: version || undefined,
        imageid: imageid || undefined,
        repository: repository || undefined,
    };
}
/**
 * Chooses among the archives of one place; undefined where none fits. An image id or a name that fits several images is
 * `ARCHIVE_AMBIGUOUS`; where all are of another repository than the one asked for, that is `ARCHIVE_REPOSITORY`.
 */
function chooseArchive(found, query) {
    const choice = (0,choose/* choose */.Sw)(ofRepository(found.filter(({ archive }) => (0,choose/* matches */.cK)(archive, query)), query), query);
    if (choice.kind === 'several')
        throw ambiguous(query, choice.matching);
    return choice.kind === 'one' ? { stored: choice.chosen, because: choice.because } : undefined;
}
/**
 * Compares the image id that a given file has by its name or its metadata with the one asked for, and gives the longer
 * one; empty where neither is known. Throws `ARCHIVE_OTHER` where they differ.
 */
function acceptImageId(path, named, wanted) {
    if (named.startsWith(wanted))
        return named;
    if (wanted.startsWith(named))
        return wanted;
    throw new errors/* ActionError */.lZ('ARCHIVE_OTHER', `path ${path} is image ${named.slice(0, 12)}, not ${wanted}`);
}
/** What was not found, and where. */
function describeMiss(target, request, dir) {
    const { path } = target;
    if (path !== '')
        return `path ${JSON.stringify(path)} is not a file, allowed: an archive file`;
    const places = request.places.map(place => (place === 'folder' ? `folder (${dir})` : place)).join(', ');
    return `no archive of ${describeWanted(target, request)} in ${places}`;
}
/** The error where no place has the archive but some could not be asked: nobody knows whether it exists. */
function explainUnknown(target, request, unknown) {
    const reasons = unknown.map(look_up/* describeUnknown */.Ee).join('; ');
    const message = `whether there is an archive of ${describeWanted(target, request)} is unknown: ${reasons}`;
    const hint = 'Run the job again. fail-on-miss is about archives that do not exist, not about places that do not answer.';
    return new errors/* ActionError */.lZ('ARCHIVE_UNKNOWN', message, { hint, cause: unknown[0]?.cause });
}
function describeWanted({ name, repository }, { version, imageid }) {
    const named = repository !== '' && name !== (0,image_name/* nameOf */.Vb)(repository) && `named ${name}`;
    return [repository || name, version, imageid && `with image id ${imageid}`, named].filter(Boolean).join(' ');
}
// An archive that does not say its repository may be of any; it is compared once it was fetched.
function ofRepository(found, { name, repository }) {
    if (repository === undefined) {
        refuseSeveral(name, found);
        return found;
    }
    const own = found.filter(each => each.repository === undefined || each.repository === repository);
    const [other] = found;
    if (own.length === 0 && other)
        (0,image_repository/* checkRepository */.n)(`${(0,image_name/* formatName */.nD)(other.archive)} (${other.where})`, other.repository, repository);
    return own;
}
function refuseSeveral(name, found) {
    const [one, other] = new Set(found.flatMap(({ repository }) => repository ?? []));
    if (one === undefined || other === undefined)
        return;
    const hint = `Say which one is meant:\n  with:\n    name: ${name}\n    image: ${one}`;
    throw new errors/* ActionError */.lZ('ARCHIVE_AMBIGUOUS', `name ${name} fits archives of two images, ${one} and ${other}`, { hint });
}
function ambiguous({ name, imageid = '' }, matching) {
    const list = matching.map(({ archive, where }) => `${(0,image_name/* formatName */.nD)(archive)} (${where})`).join(', ');
    const hint = `Give more digits:\n  with:\n    imageid: ${matching[0]?.archive.imageid ?? ''}`;
    return new errors/* ActionError */.lZ('ARCHIVE_AMBIGUOUS', `imageid ${imageid} fits several images of ${name}: ${list}`, { hint });
}

;// CONCATENATED MODULE: ./lib/actions/load/places.js










/** Finds the archive asked for in one place; undefined where it has none. Throws `ARCHIVE_AMBIGUOUS`, and where this step does not have a place asked for by name. */
async function findInPlace(place, query, step) {
    const { run } = step.request;
    switch (place) {
        case 'artifact':
            return run ? (0,look_up/* known */.eO)(await findInRuns(run, query, step)) : findInArtifacts(query, step);
        case 'cache':
            return findInCache(query, step);
        case 'folder':
            return (0,look_up/* known */.eO)(pick(place, (await new folder/* FolderStore */.c(step).find(query)).value, query, step));
    }
}
async function findInArtifacts(query, step) {
    const obstacle = (0,artifact_service/* artifactObstacle */.aP)(step.environment, 'from: artifact', 'from: cache,folder');
    if (obstacle) {
        skip('artifact', obstacle, step);
        return (0,look_up/* known */.eO)(undefined);
    }
    const api = step.github();
    const ranges = api && { api, mask: step.mask };
    return (0,look_up/* whenKnown */.qe)(await new artifacts/* ArtifactStore */.c(step, undefined, ranges).find(query), found => pick('artifact', found, query, step));
}
async function findInRuns(runs, query, step) {
    const { environment, log } = step;
    const { token } = step.request;
    const github = step.github();
    const obstacle = (0,artifact_service/* enterpriseObstacle */.vE)(environment, 'from: artifact', 'from: cache,folder');
    if (obstacle)
        throw obstacle;
    if (!github)
        throw new errors/* ActionError */.lZ('RUN', 'other workflow runs cannot be searched without github-token');
    let count = 0;
    for await (const { runId, found, rule } of searchRuns(runs, query, { token, github, mask: step.mask }, step)) {
        count += 1;
        const stored = pick(`run ${runId}`, found, query, step);
        if (!stored)
            continue;
        log.info(`Run ${runId} was chosen: ${rule}`);
        return stored;
    }
    log.info(`None of the ${count} runs that were searched has it`);
    return undefined;
}
async function findInCache(query, step) {
    const { environment, github } = step;
    const obstacle = (0,service/* cacheObstacle */.MH)(environment, 'read');
    if (obstacle !== undefined) {
        const message = `from: cache does not work: ${obstacle}`;
        skip('cache', new errors/* ActionError */.lZ('CACHE_SERVICE', message, { hint: 'from: folder' }), step);
        return (0,look_up/* known */.eO)(undefined);
    }
    return (0,look_up/* whenKnown */.qe)(await new cache_store/* CacheStore */.E(step, github()).find(query), found => pick('cache', found, query, step));
}
// `auto` skips the places that this step does not have; one that was asked for by name must be there.
function skip(place, obstacle, { request, log }) {
    if (!request.auto)
        throw obstacle;
    log.info(`${place}: ${obstacle.message}`);
}
function pick(place, found, query, { log }) {
    const chosen = chooseArchive(found, query);
    log.info(`${place}: ${chosen ? `${(0,image_name/* formatName */.nD)(chosen.stored.archive)}, ${chosen.because}` : 'nothing fits'}`);
    return chosen?.stored;
}

;// CONCATENATED MODULE: ./lib/actions/load/find.js










/**
 * Finds the archive of one target: the file that was given, else the first place that has it. Undefined where there is
 * none; throws `ARCHIVE_UNKNOWN` where a place that may have it could not be asked.
 */
async function findArchive(target, step) {
    const { request, environment } = step;
    if (target.path !== '')
        return findFile(target, (0,external_node_path_.resolve)(environment.workspace, target.path), step);
    const query = makeQuery(target, request);
    const unknown = [];
    for (const place of request.places) {
        const answer = await findInPlace(place, query, step);
        if (!answer.known)
            unknown.push(answer);
        else if (answer.value) {
            unknown.forEach(each => step.lookUps.notice(each));
            return toFound(target, answer.value, step);
        }
    }
    if (unknown.length > 0)
        throw explainUnknown(target, request, unknown);
    return undefined;
}
async function findFile({ repository: wanted }, path, { request, signal, log }) {
    const file = await (0,promises_.stat)(path).catch(() => undefined);
    if (!file?.isFile()) {
        log.info(`path ${path} ${file ? 'is not a file' : 'does not exist'}`);
        return undefined;
    }
    const archive = (0,image_name/* parseName */.$q)((0,external_node_path_.basename)(path));
    const metadata = await (0,archive_file/* readArchiveMetadata */.g$)(path, signal);
    const named = archive?.imageid ?? (metadata ? (0,format_metadata/* recordedDigest */.t6)(metadata).replace('sha256:', '') : '');
    const imageid = acceptImageId(path, named, request.imageid);
    const repository = metadata && (0,format_metadata/* recordedRepository */.lQ)(metadata);
    (0,image_repository/* checkRepository */.n)(path, repository, wanted);
    const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
    // Archives of other programs may have any names; `image` says which one applies here.
    return {
        foundIn: 'path',
        thing: undefined,
        archive,
        wanted: '',
        repository,
        path,
        metadata,
        dockerId: '',
        imageid,
        fetch,
    };
}
function toFound({ repository: wanted }, stored, { request, dir, running }) {
    const { archive, repository, place, path = '', metadata } = stored;
    const dockerId = stored.sha256 === '' ? '' : (metadata?.docker_id ?? '');
    const thing = (0,store/* thingOf */.MW)(stored);
    let fetched;
    const fetch = async () => {
        if (path === '')
            await (0,files/* openArchiveFolder */.Xl)(dir);
        await running.use(thing, (0,store/* thingOf */.MW)({ place: 'folder', archive }));
        return (fetched ??= stored.fetch());
    };
    const imageid = acceptImageId(path, archive.imageid, request.imageid);
    const { useParts: useStored } = stored;
    const useParts = useStored &&
        (async (use) => {
            await running.use(thing);
            return useStored(use);
        });
    return { foundIn: place, thing, archive, wanted, repository, path, metadata, dockerId, imageid, useParts, fetch };
}

;// CONCATENATED MODULE: ./lib/actions/load/run.js
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












const mostTries = 3;
/** Runs the action `load`: finds the archives, loads what the engine lacks, tags; gives a report for each image. */
async function runLoad(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const dir = (0,environment/* archiveFolder */.tw)(request.archiveDir, context.environment);
        const running = __addDisposableResource(env_1, new running_steps/* RunningStep */.K(dir, context.began), true);
        const step = { ...context, request, dir, running };
        const { usualPlatform, platform } = request;
        if (usualPlatform && !platform) {
            context.log.info(`Of an image for several platforms, ${(0,image_platform/* formatPlatform */.Bq)(usualPlatform)}: ${default_platform/* platformVariable */.m} asks for it`);
        }
        const reports = [];
        for (const target of request.targets)
            reports.push(...(await loadTarget(target, step)));
        return reports;
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
// Another step may remove the archive while it is read, or the image before it has a name; then the search starts
// again.
async function loadTarget(target, step) {
    for (let left = mostTries;; left -= 1) {
        const found = await findTarget(target, step);
        if (!found)
            return [acceptMiss(target, step)];
        try {
            return await loadFoundTarget(target, found, step);
        }
        catch (error) {
            step.signal.throwIfAborted();
            if (left === 1 || !(await isGone(target, found, error, step)))
                throw error;
            step.log.info(`Another step removed ${(0,load_report/* titleOf */.Gg)(found)} meanwhile: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
}
async function isGone(target, found, error, step) {
    if (error instanceof docker_errors/* EngineRefusal */.np && error.status === 404)
        return true;
    if (found.path !== '')
        return (await (0,promises_.stat)(found.path).catch(() => undefined)) === undefined;
    // A place that cannot be asked does not prove that the archive is gone.
    const again = await findArchive(target, step).catch(() => found);
    return again?.thing !== found.thing;
}
async function findTarget(target, step) {
    return step.stage('Find', () => findArchive(target, step), result => (result ? `${(0,load_report/* titleOf */.Gg)(result)} in ${result.foundIn}` : 'nothing'));
}
async function loadFoundTarget(target, found, step) {
    const { request, stage } = step;
    const report = (0,load_report/* reportFound */.Z2)(target, found, request);
    if (request.lookupOnly)
        return [{ ...report, because: 'lookup-only is true' }];
    const engine = await step.engine();
    const loaded = await stage('Load', () => loadImages(engine, found, report, step), results => results.map(({ because }) => because).join('; '));
    return stage('Tag', () => tagAll(engine, loaded, image => reportLoaded(target, image, report), step), reports => reports.flatMap(({ tags }) => tags).join(', ') || 'none');
}
async function loadImages(engine, found, report, step) {
    const present = await takePresent(engine, found, report.image, step);
    const loaded = present ? [present] : await loadFound(engine, found, report, step);
    await step.running.use(...loaded.map(({ image }) => image.id));
    return loaded;
}
async function tagAll(engine, loaded, describe, step) {
    const reports = [];
    try {
        for (const image of loaded) {
            const report = describe(image);
            reports.push({ ...report, tags: await tagImage(engine, image, report, step) });
        }
    }
    finally {
        for (const { release } of loaded)
            await release();
    }
    return reports;
}
function reportLoaded({ repository }, { image: { id }, loaded, because, path, metadata }, report) {
    const recorded = metadata && (0,format_metadata/* recordedRepository */.lQ)(metadata);
    const image = repository || (recorded ?? report.image);
    const shortImageid = metadata?.imageid ?? report.shortImageid;
    return { ...report, image, loaded, because, path, metadata, shortImageid, imageid: id };
}
function acceptMiss(target, { request, dir, log }) {
    const message = describeMiss(target, request, dir);
    if (request.failOnMiss) {
        const hint = 'Check image and version, or go on without:\n  with:\n    fail-on-miss: false';
        throw new errors/* ActionError */.lZ('ARCHIVE_NOT_FOUND', message, { hint });
    }
    log.notice(`${message}; fail-on-miss is false`);
    return (0,load_report/* reportMiss */.Vv)(target, request, message);
}


/***/ })

};
