export const id = 775;
export const ids = [775];
export const modules = {

/***/ 8775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLoad: () => (/* binding */ openLoad)
});

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
// EXTERNAL MODULE: ./lib/plan/image-id.js
var image_id = __webpack_require__(21618);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/reference.js
var plan_reference = __webpack_require__(93698);
// EXTERNAL MODULE: ./lib/inputs/identity.js
var identity = __webpack_require__(19179);
// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
;// CONCATENATED MODULE: ./lib/inputs/run-wish.js
const runInputs = ['repository', 'run-id', 'workflow', 'branch', 'commit', 'conclusion'];
/** Reads which other run is named; undefined when none is. */
function readRun(read) {
    const first = runInputs.find(input => read.text(input) !== '');
    if (first === undefined)
        return undefined;
    checkPlace(read, first);
    const [runId, workflow, branch] = [readRunId(read), read.text('workflow'), read.text('branch')];
    const [commit, conclusion] = [readCommit(read), readConclusion(read)];
    return {
        repository: readRepositoryName(read),
        ...(runId !== undefined && { runId }),
        ...(workflow !== '' && { workflow }),
        ...(branch !== '' && { branch }),
        ...(commit !== '' && { commit }),
        ...(conclusion !== 'any' && { conclusion }),
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
    if (text !== '' && !/^[\w.-]+\/[\w.-]+$/.test(text)) {
        read.reject('repository', text, 'owner/repository', 'repository: acme/app');
    }
    return text;
}
function readRunId(read) {
    if (read.text('run-id') === '')
        return undefined;
    const others = ['workflow', 'branch', 'commit', 'conclusion'].filter(input => read.text(input) !== '');
    if (others.length > 0)
        read.reject('run-id', read.text('run-id'), `nothing beside ${others.join(', ')}`, 'run-id: 1');
    return read.integer('run-id', 1, Number.MAX_SAFE_INTEGER);
}
function readConclusion(read) {
    if (read.text('conclusion') === '')
        return 'success';
    return read.oneOf('conclusion', ['success', 'failure', 'cancelled', 'skipped', 'timed_out', 'neutral', 'any']);
}

// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/load.js







const placeNames = ['artifact', 'cache', 'folder'];
/** Every input of the action `load`, as its `action.yml` lists them. */
const loadInputNames = [
    ...['image', 'name', 'version', 'imageid', 'from', 'path', 'archive-dir', 'repository', 'run-id', 'workflow'],
    ...['branch', 'commit', 'conclusion', 'github-token', 'tags', 'size-limit', 'fail-on-miss', 'lookup-only'],
    ...['docker-host', 'timeout'],
];
/** Reads all inputs of the action `load`; throws one `INPUTS` error that lists every problem. */
function readLoadInputs(get, env) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, loadInputNames);
    const targets = readTargets(read);
    const run = readRun(read);
    const inputs = {
        targets,
        version: read.text('version') && (0,identity/* acceptVersion */.rS)(read, read.text('version')),
        imageid: readImageId(read, targets),
        places: readPlaces(read, run),
        auto: read.text('from') === 'auto',
        archiveDir: read.text('archive-dir'),
        ...(run && { run }),
        token: read.text('github-token'),
        tags: readTags(read),
        sizeLimit: read.integer('size-limit', 1, Number.MAX_SAFE_INTEGER) * 1_000_000,
        failOnMiss: read.flag('fail-on-miss'),
        lookupOnly: read.flag('lookup-only'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
    };
    read.finish();
    return inputs;
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
    const image = written === undefined ? undefined : (0,identity/* readRepository */.Nu)(read, written, 'a repository without tag');
    if (image?.digest !== undefined)
        read.reject('image', written ?? '', 'no digest; see imageid', 'image: acme/api');
    const name = named ?? (image ? (0,plan_name/* nameOf */.Vb)(image.path) : '');
    if (named !== undefined)
        (0,identity/* acceptName */.w)(read, named);
    return { name, path, repository: image?.repository ?? (0,plan_name/* repositoryOf */._M)(name) };
}
function readImageId(read, targets) {
    const text = read.text('imageid');
    if (text === '')
        return '';
    const imageid = (0,image_id/* parseImageId */.C)(text);
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
    // Who names a run does not mean what happens to lie in the cache.
    if (text === 'auto')
        return run ? ['artifact'] : placeNames;
    const words = read.words('from');
    const places = words.flatMap(word => placeNames.filter(place => place === word));
    if (places.length !== words.length || new Set(places).size !== words.length || words.length === 0) {
        read.reject('from', text, 'auto, or a list of artifact, cache, folder', 'from: artifact,cache');
    }
    return places;
}
function readTags(read) {
    const tags = read.lines('tags');
    for (const tag of tags) {
        const reference = (0,plan_reference/* parseReference */.F)(tag);
        if (reference?.tag !== undefined && reference.digest === undefined)
            continue;
        read.reject('tags', tag, 'repository:tag, one a line', 'tags: acme/api:stable');
    }
    return tags;
}

;// CONCATENATED MODULE: ./lib/report/load-report.js
const nothing = {
    ...{ image: '', name: '', version: '', dirty: false, foundIn: '', loaded: false, because: '', imageid: '' },
    ...{ shortImageid: '', tags: [], path: '', archiveName: '' },
};
/** The outputs of the action `load`; with several images every output has one line for each, `tags` one for each tag. */
function makeLoadOutputs(reports) {
    const rows = reports.map(makeRow);
    const names = Object.keys(makeRow(nothing));
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
    return { ...row, metadata: JSON.stringify(describe(report, row)) };
}
function describe(report, row) {
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

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/report/load-summary.js

/** The job summary of the action `load` as Markdown. */
function makeLoadSummary(reports) {
    const head = ['Image', 'Version', 'Image id', 'Found in', 'What was done', 'Tags'];
    return `## Loaded images\n\n${(0,markdown/* makeTable */.d)(head, reports, toCells)}`;
}
function toCells(report) {
    const done = report.foundIn === '' ? 'not found' : report.loaded ? 'loaded' : 'not loaded';
    return [
        (0,markdown/* escape */.i)(report.image || report.name),
        `${(0,markdown/* escape */.i)(report.version)}${report.dirty ? ' (dirty)' : ''}`,
        report.shortImageid && `\`${report.shortImageid}\``,
        report.foundIn || 'nowhere',
        `${done}: ${(0,markdown/* escape */.i)(report.because)}`,
        report.tags.map(markdown/* escape */.i).join(', '),
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/acquire/connect.js
var acquire_connect = __webpack_require__(14470);
// EXTERNAL MODULE: ./lib/export/load.js + 8 modules
var load = __webpack_require__(86836);
// EXTERNAL MODULE: ./lib/export/metadata.js
var export_metadata = __webpack_require__(54137);
// EXTERNAL MODULE: ./lib/export/open.js
var export_open = __webpack_require__(21308);
// EXTERNAL MODULE: ./lib/export/present.js
var present = __webpack_require__(90565);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/plan/choose.js
var choose = __webpack_require__(57926);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var ship_sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/ship/offer.js


/** The same archive in the folder, described by the step that proved it; undefined when it is not there. */
async function findCopy(dir, archive, sha256 = '') {
    const path = (0,folder/* folderPath */.IC)(dir, archive);
    const file = await (0,folder/* statFile */.T1)(path).catch(() => undefined);
    const sidecar = file && (await (0,ship_sidecar/* readSidecar */.YD)(file));
    return sidecar && (sha256 === '' || sidecar.sha256 === sha256) ? { path, sidecar } : undefined;
}

;// CONCATENATED MODULE: ./lib/ship/cache-offers.js





// Entries of other branches are listed too, and only asking tells whether this ref may read one.
const mostAsked = 20;
/**
 * The archives of the actions cache that may be the one asked for and that this ref can read. The newest of a version
 * is found by its key; an image id or the newest of all versions needs the list, which GitHub gives to `github-token` only.
 */
async function offersOfCache(search, wish) {
    const byKey = wish.version !== undefined && wish.imageid === undefined;
    const listed = byKey ? undefined : await list(search, wish);
    const found = listed ? await findReadable(search, listed, wish) : await findNewest(search, wish);
    return Promise.all(found.map(candidate => offer(search, candidate)));
}
async function list({ api, log, signal }, wish) {
    if (!api) {
        log.info('github-token is empty: the actions cache tells its newest entry only');
        return undefined;
    }
    try {
        return (await api.listCaches((0,plan_name/* cachePrefix */.Vs)(wish.name))).flatMap(({ key, created: stored }) => {
            const archive = (0,plan_name/* parseCacheKey */.dU)(key);
            return archive && (0,choose/* matches */.cK)(archive, wish) ? [{ archive, stored }] : [];
        });
    }
    catch (error) {
        signal.throwIfAborted();
        log.info(`The actions cache tells its newest entry only: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
// For an image id all images that fit are wanted, or nobody would know that it fits several.
async function findReadable({ cache }, listed, wish) {
    const readable = [];
    for (const candidate of (0,choose/* orderNewest */.$D)(listed).slice(0, mostAsked)) {
        if (readable.some(({ archive }) => archive.imageid === candidate.archive.imageid))
            continue;
        if (await cache.has(candidate.archive))
            readable.push(candidate);
        if (readable.length > 0 && wish.imageid === undefined)
            break;
    }
    return readable;
}
async function findNewest({ cache }, { name, version, imageid }) {
    const archive = await cache.find(name, version, imageid?.slice(0, 12));
    return archive ? [{ archive }] : [];
}
async function offer({ cache, dir }, candidate) {
    const { archive } = candidate;
    const copy = await findCopy(dir, archive);
    const fetch = async () => copy
        ? { path: copy.path, sha256: copy.sidecar.sha256, fetched: false }
        : { path: await cache.fetch(archive, (0,folder/* folderPath */.IC)(dir, archive)), sha256: '', fetched: true };
    return { ...candidate, where: 'cache', ...copy, fetch };
}

// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: ./lib/ship/cache.js + 1 modules
var cache = __webpack_require__(13424);
// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
;// CONCATENATED MODULE: ./lib/ship/offers.js





/** The archives of the folder that may be the one asked for. */
async function offersOfFolder(dir, wish, signal) {
    const files = await (0,folder/* listFolder */.bt)(dir, wish.name);
    return Promise.all(files.filter(({ archive }) => (0,choose/* matches */.cK)(archive, wish)).map(file => offerFile(file, signal)));
}
/** The archives among artifacts that may be the one asked for; `run` is set for those of another run. */
async function offersOfArtifacts(store, artifacts, dir, wish, run) {
    const where = run ? `artifact of run ${run.runId} of ${run.repository}` : 'artifact';
    const wanted = artifacts.filter(({ archive }) => (0,choose/* matches */.cK)(archive, wish));
    return Promise.all(wanted.map(async (artifact) => {
        const { archive, stored, sha256 } = artifact;
        // Without a digest nothing says that a file of that name is the same.
        const copy = sha256 === '' ? undefined : await findCopy(dir, archive, sha256);
        const fetch = async () => copy
            ? { path: copy.path, sha256, fetched: false }
            : { path: await store.download(artifact, dir, run), sha256, fetched: true };
        return { archive, stored, where, ...copy, fetch };
    }));
}
async function offerFile(file, signal) {
    const { archive, path, modified: stored } = file;
    const sidecar = await (0,ship_sidecar/* readSidecar */.YD)(file);
    const created = (0,choose/* readDate */.h2)((sidecar?.metadata ?? (await (0,export_open/* readMetadata */._6)(path, signal)))?.created ?? '');
    const fetch = () => Promise.resolve({ path, sha256: sidecar?.sha256 ?? '', fetched: false });
    return {
        ...{ archive, path, stored, where: 'folder', fetch },
        ...(created !== undefined && { created }),
        ...(sidecar && { sidecar }),
    };
}

;// CONCATENATED MODULE: ./lib/ship/runs.js



// A token may make 1,000 requests an hour, and others need some too.
const mostRuns = 300;
/** Goes through the runs that the inputs name, newest first; throws `RUN` when GitHub does not show them. */
async function* searchRuns(wish, token, world, signal) {
    const repository = wish.repository || world.repository;
    const api = new github/* GitHubApi */.y({ ...world, repository }, token, signal);
    try {
        for await (const { id, rule } of listRuns(api, wish, repository)) {
            const artifacts = (0,artifact/* toStored */.z4)(await api.listArtifacts(id));
            yield { run: { repository, runId: id, token }, artifacts, rule };
        }
    }
    catch (cause) {
        if (!(cause instanceof github/* GitHubRefusal */.k))
            throw cause;
        const hint = 'permissions:\n  actions: read\nand, for another repository, a github-token that may read it';
        const message = `cannot read ${runs_describe(wish)} of ${repository}: ${cause.message}`;
        throw new errors/* ActionError */.l('RUN', message, { hint, cause });
    }
}
async function* listRuns(api, { runId, workflow, branch, commit, conclusion }, repository) {
    if (runId !== undefined) {
        yield { id: runId, rule: `run-id is ${runId}` };
        return;
    }
    const rule = Object.entries({ workflow, branch, commit, conclusion: conclusion ?? 'any' })
        .filter(([, value]) => value !== undefined)
        .map(([input, value]) => `${input} ${value ?? ''}`)
        .join(', ');
    const filter = {
        ...(workflow !== undefined && { workflow }),
        ...(branch !== undefined && { branch }),
        ...(commit !== undefined && { commit }),
        ...(conclusion !== undefined && { status: conclusion }),
    };
    let count = 0;
    for await (const run of api.listRuns(filter)) {
        if (count++ === mostRuns)
            return;
        yield { id: run.id, rule: `the newest run of ${repository} with ${rule} that has the archive (${tell(run)})` };
    }
}
function tell({ created, branch, commit, conclusion }) {
    return [created, branch, commit.slice(0, 7), conclusion || 'still running'].join(', ');
}
function runs_describe({ runId, workflow }) {
    if (runId !== undefined)
        return `run ${runId}`;
    return workflow === undefined ? 'the runs' : `the runs of ${workflow}`;
}

;// CONCATENATED MODULE: ./lib/find.js










/**
 * Looks for an archive in one place after the other; the first that has it counts. Undefined when none has. Throws
 * `ARCHIVE_AMBIGUOUS` when the image id fits several images.
 */
async function findArchive({ name }, step) {
    const { version, imageid, places } = step.inputs;
    const wish = { name, ...(version && { version }), ...(imageid && { imageid }) };
    for (const place of places) {
        const offer = await look(place, wish, step);
        if (offer)
            return { place, offer };
    }
    return undefined;
}
async function look(place, wish, step) {
    const { run } = step.inputs;
    switch (place) {
        case 'artifact':
            return run ? lookInRuns(run, wish, step) : lookInArtifacts(wish, step);
        case 'cache':
            return lookInCache(wish, step);
        case 'folder':
            return pick(place, await offersOfFolder(step.dir, wish, step.signal), wish, step);
    }
}
async function lookInArtifacts(wish, step) {
    const { world, dir, log, signal } = step;
    const obstacle = (0,artifact/* artifactObstacle */.aP)(world, 'from: artifact', 'from: cache,folder');
    if (obstacle) {
        skip('artifact', obstacle, step);
        return undefined;
    }
    const store = new artifact/* ArtifactStore */.cJ(world, log, signal);
    try {
        return pick('artifact', await offersOfArtifacts(store, await store.list(), dir, wish), wish, step);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.l)
            throw error;
        log.warning(`The artifacts of this run were not looked through: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
async function lookInRuns(runWish, wish, step) {
    const { inputs, world, dir, log, signal } = step;
    const obstacle = (0,artifact/* enterpriseObstacle */.vE)(world, 'from: artifact', 'from: cache,folder');
    if (obstacle)
        throw obstacle;
    const store = new artifact/* ArtifactStore */.cJ(world, log, signal);
    let count = 0;
    for await (const { run, artifacts, rule } of searchRuns(runWish, inputs.token, world, signal)) {
        count += 1;
        const offer = pick(`run ${run.runId}`, await offersOfArtifacts(store, artifacts, dir, wish, run), wish, step);
        if (!offer)
            continue;
        log.info(`Run ${run.runId} was chosen: ${rule}`);
        return offer;
    }
    log.info(`None of the ${count} runs that were looked into has it`);
    return undefined;
}
async function lookInCache(wish, step) {
    const { inputs, world, dir, log, signal } = step;
    const obstacle = (0,cache_entries/* cacheObstacle */.MH)(world);
    if (obstacle !== undefined) {
        const error = new errors/* ActionError */.l('CACHE_SERVICE', `from: cache does not work: ${obstacle}`, { hint: 'from: folder' });
        skip('cache', error, step);
        return undefined;
    }
    const api = inputs.token === '' ? undefined : new github/* GitHubApi */.y(world, inputs.token, signal);
    const search = { cache: new cache/* CacheStore */.E(world, log, signal), api, dir, log, signal };
    return pick('cache', await offersOfCache(search, wish), wish, step);
}
// `auto` makes do with what there is; a place that was asked for by name must be there.
function skip(place, obstacle, { inputs, log }) {
    if (!inputs.auto)
        throw obstacle;
    log.info(`${place}: ${obstacle.message}`);
}
function pick(place, offers, wish, { log }) {
    const choice = (0,choose/* choose */.Sw)(offers, wish);
    if (choice.kind === 'several')
        throw ambiguous(wish, choice.candidates);
    if (choice.kind === 'none') {
        log.info(`${place}: nothing that fits`);
        return undefined;
    }
    log.info(`${place}: ${(0,plan_name/* formatName */.nD)(choice.candidate.archive)}, ${choice.because}`);
    return choice.candidate;
}
function ambiguous({ name, imageid = '' }, offers) {
    const list = offers.map(({ archive, where }) => `${(0,plan_name/* formatName */.nD)(archive)} (${where})`).join(', ');
    const hint = `Give more digits:\n  with:\n    imageid: ${offers[0]?.archive.imageid ?? ''}`;
    return new errors/* ActionError */.l('ARCHIVE_AMBIGUOUS', `imageid ${imageid} fits several images of ${name}: ${list}`, { hint });
}

;// CONCATENATED MODULE: ./lib/locate.js







/** Finds the archive of one target; undefined when there is none. */
async function locate(target, step) {
    if (target.path !== '')
        return locateFile((0,external_node_path_.resolve)(step.world.workspace, target.path), step);
    const found = await findArchive(target, step);
    if (!found)
        return undefined;
    const { archive, path = '', sidecar } = found.offer;
    const fetch = async () => {
        if (path === '')
            await (0,folder/* openFolder */.NE)(step.dir);
        return found.offer.fetch();
    };
    const imageid = longer(step.inputs.imageid, archive.imageid);
    const about = { metadata: sidecar?.metadata, dockerId: sidecar?.metadata.docker_id ?? '' };
    return { foundIn: found.place, archive, path, ...about, imageid, fetch };
}
async function locateFile(path, { inputs, signal, log }) {
    const file = await (0,promises_.stat)(path).catch(() => undefined);
    if (!file?.isFile()) {
        log.info(`path ${path} is ${file ? 'no file' : 'not there'}`);
        return undefined;
    }
    const archive = (0,plan_name/* parseName */.$q)((0,external_node_path_.basename)(path));
    const metadata = await (0,export_open/* readMetadata */._6)(path, signal);
    const named = archive?.imageid ?? metadata?.config_digest.replace('sha256:', '') ?? '';
    if (!named.startsWith(inputs.imageid) && !inputs.imageid.startsWith(named)) {
        throw new errors/* ActionError */.l('ARCHIVE_OTHER', `path ${path} is image ${named.slice(0, 12)}, not ${inputs.imageid}`);
    }
    const fetch = () => Promise.resolve({ path, sha256: '', fetched: false });
    return { foundIn: 'path', archive, path, metadata, dockerId: '', imageid: longer(named, inputs.imageid), fetch };
}
// Both begin alike: one was found by the other.
function longer(a, b) {
    return a.length > b.length ? a : b;
}

// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
;// CONCATENATED MODULE: ./lib/plan/tags.js


/** Chooses the names of a loaded image: those of its archive, else `repository:tag`, and the extra ones; what no engine takes is left out. */
function chooseTags({ archived, extra, repository, version }) {
    const complete = (names) => names.flatMap(name => completeTag(name, repository) ?? []);
    const restored = complete(archived);
    const own = restored.length > 0 ? restored : complete([(0,plan_version/* toTag */.yQ)(version || 'latest')]);
    return [...new Set([...own, ...complete(extra)])];
}
// skopeo writes nothing but the tag where it was told no repository.
function completeTag(name, repository) {
    const reference = (0,plan_reference/* parseReference */.F)((0,plan_reference/* parseReference */.F)(name)?.tag === undefined ? `${repository}:${name}` : name);
    return reference?.tag !== undefined && reference.digest === undefined
        ? `${reference.repository}:${reference.tag}`
        : undefined;
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
;// CONCATENATED MODULE: ./lib/restore.js














/** Runs the action `load`: finds the archives, loads what the engine lacks, tags; gives a report for each image. */
async function runLoad(inputs, world, tools) {
    const step = { ...tools, inputs, world, dir: (0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world) };
    let engine;
    const connect = () => (engine ??= (0,acquire_connect/* connectEngine */.x)(inputs.dockerHost, world, tools.signal));
    const reports = [];
    for (const target of inputs.targets)
        reports.push(await restore(target, connect, step));
    return reports;
}
async function restore(target, connect, step) {
    const found = await step.stage('Find', () => locate(target, step), result => (result ? `${nameOf(result)} in ${result.foundIn}` : 'nothing'));
    if (!found)
        return reportMiss(target, step);
    const report = restore_describe(target, found, step.inputs);
    if (step.inputs.lookupOnly)
        return { ...report, because: 'lookup-only is true' };
    const engine = await connect();
    const restored = await step.stage('Load', async () => (await takePresent(engine, report.image, found, step)) ?? (await loadFound(engine, found, report, step)), result => result.because);
    const tags = await step
        .stage('Tag', () => tagImage(engine, restored, report, step.inputs), names => names.join(', ') || 'none')
        .finally(restored.release);
    const { loaded, because, path, metadata, image } = restored;
    const shortImageid = metadata ? metadata.imageid : report.shortImageid;
    return { ...report, loaded, because, path, tags, shortImageid, imageid: image.id, ...(metadata && { metadata }) };
}
async function takePresent(engine, repository, { imageid, metadata, dockerId, path }, { log, signal }) {
    // Fewer digits name no image for sure.
    if (imageid.length < 12)
        return undefined;
    const dockerIds = dockerId === '' ? [] : [dockerId];
    const image = await (0,present/* findPresent */.j)(engine, { imageid, dockerIds, repository }, log, signal);
    if (!image)
        return undefined;
    const because = 'the engine has this very image already';
    const release = () => Promise.resolve();
    return { image, loaded: false, because, path, release, ...(metadata && { metadata }) };
}
async function loadFound(engine, found, report, step) {
    const { inputs, log, signal } = step;
    const file = await found.fetch();
    const told = await (0,export_open/* readMetadata */._6)(file.path, signal);
    const named = (archived) => namesOf(archived, report, inputs).length > 0;
    const { sizeLimit: limit, idleTimeout } = inputs;
    const proved = !file.fetched && found.dockerId !== '';
    const order = { path: file.path, imageid: found.imageid, named, proved, limit, idleTimeout };
    try {
        const { facts, sent, image, release } = await (0,load/* loadArchive */.b)({ engine, order, log, signal });
        const tarSize = told?.tar_size ?? sent;
        const { name, version, image: repository } = report;
        const metadata = (0,export_metadata/* makeMetadata */.so)({ name, version, image: repository, tag: (0,plan_version/* toTag */.yQ)(version) }, image, facts, tarSize);
        await keepSidecar(file, metadata, step).catch(async (error) => {
            await release();
            throw error;
        });
        const because = `the engine did not have it, ${(0,format/* formatBytes */.z)(sent)} sent`;
        return { image, loaded: true, because, path: file.path, metadata, release };
    }
    catch (error) {
        // What was fetched and is not whole would only be found again.
        if (file.fetched && isBroken(error))
            await (0,ship_sidecar/* removeArchive */.Lt)(file.path);
        throw error;
    }
}
function isBroken(error) {
    return error instanceof errors/* ActionError */.l && /^(ARCHIVE|ZIP)_/.test(error.code);
}
// So that the next step that meets the archive need not open it again.
async function keepSidecar(file, metadata, { log, signal }) {
    if (!file.fetched)
        return;
    try {
        await (0,ship_sidecar/* writeSidecar */.J$)(file.path, metadata, file.sha256 || (await (0,ship_sidecar/* hashFile */.DC)(file.path, signal)));
    }
    catch (error) {
        signal.throwIfAborted();
        log.info(`${file.path} is not described beside it: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
function namesOf(archived, { version, image: repository }, { tags: extra }) {
    return chooseTags({ archived, extra, repository, version });
}
async function tagImage(engine, { image, metadata }, report, inputs) {
    const tags = namesOf(metadata?.repo_tags ?? [], report, inputs);
    for (const tag of tags) {
        const colon = tag.lastIndexOf(':');
        await engine.tag(image.id, tag.slice(0, colon), tag.slice(colon + 1));
    }
    return tags;
}
function restore_describe({ name, repository }, found, inputs) {
    const { archive, metadata, foundIn, path, imageid } = found;
    const version = archive?.version ?? (inputs.version || metadata?.version || '');
    const known = name || (archive?.name ?? metadata?.name ?? '');
    return {
        ...{ name: known, image: repository || metadata?.image || (0,plan_name/* repositoryOf */._M)(known), version, foundIn, path },
        ...{ dirty: (0,plan_version/* judgeVersion */.uM)(version).dirty, loaded: false, because: '', imageid: '', tags: [] },
        shortImageid: imageid.slice(0, 12),
        archiveName: archive ? (0,plan_name/* formatName */.nD)(archive) : (0,external_node_path_.basename)(path),
        ...(metadata && { metadata }),
    };
}
function nameOf({ archive, path }) {
    return archive ? (0,plan_name/* formatName */.nD)(archive) : path;
}
function reportMiss({ name, path, repository }, { inputs, dir, log }) {
    const { version, imageid } = inputs;
    const places = inputs.places.map(place => (place === 'folder' ? `folder (${dir})` : place)).join(', ');
    const what = [name, version, imageid && `with image id ${imageid}`].filter(Boolean).join(' ');
    const message = path
        ? `path ${JSON.stringify(path)} is no file, allowed: an archive file`
        : `no archive of ${what} in ${places}`;
    if (inputs.failOnMiss) {
        const hint = 'Check image and version, or go on without:\n  with:\n    fail-on-miss: false';
        throw new errors/* ActionError */.l('ARCHIVE_NOT_FOUND', message, { hint });
    }
    log.notice(`${message}; fail-on-miss is false`);
    return {
        ...{ image: repository, name, version, dirty: (0,plan_version/* judgeVersion */.uM)(version).dirty, foundIn: '', loaded: false },
        ...{ because: message, imageid: '', shortImageid: '', tags: [], path: '', archiveName: '' },
    };
}

;// CONCATENATED MODULE: ./lib/load.js





/** The door of the action `load`. */
async function openLoad() {
    return (0,door/* openDoor */.fx)(['github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const reports = await runLoad(readLoadInputs(getInput, world.env), world, visit);
        (0,door/* setOutputs */.n0)(makeLoadOutputs(reports));
        await (0,door/* addSummary */.S0)(makeLoadSummary(reports), console);
    });
}


/***/ })

};
