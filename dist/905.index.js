export const id = 905;
export const ids = [905];
export const modules = {

/***/ 21905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runLoad)
});

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
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
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
        const message = `cannot read ${describe(wish)} of ${repository}: ${cause.message}`;
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
function describe({ runId, workflow }) {
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

// EXTERNAL MODULE: ./lib/plan/reference.js
var plan_reference = __webpack_require__(93698);
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
    const reference = (0,plan_reference/* parseReference */.F2)((0,plan_reference/* parseReference */.F2)(name)?.tag === undefined ? `${repository}:${name}` : name);
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


/***/ })

};
