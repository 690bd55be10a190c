export const id = 445;
export const ids = [445];
export const modules = {

/***/ 40733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readNameFilter)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28540);
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93698);



/** Reads `image` and `name`, exact or as patterns, one a line; an archive is wanted when one of them fits, or when there are none. */
function readNameFilter(read) {
    const filters = [
        ...read.lines('image').map(item => filterImage(read, item)),
        ...read.lines('name').map(item => filterName(read, item)),
    ];
    return name => filters.length === 0 || filters.some(filter => filter(name));
}
function filterImage(read, item) {
    if (isPattern(item))
        return filterImages(read, item);
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .S)(item));
    if (image && image.tag === undefined && image.digest === undefined)
        return name => name === (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(image.path);
    read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
    return () => false;
}
// In a pattern `*` ends at a slash, so that it is the path, not the name, which must fit; names hold no registry.
function filterImages(read, item) {
    const pattern = item.toLowerCase().replace(/^(localhost|[^/]*[.:][^/]*)\//, '');
    if (/[:@~]/.test(pattern)) {
        read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
    }
    return name => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name.replaceAll('~', '/'), pattern);
}
function filterName(read, item) {
    if (item.includes('/'))
        read.reject('name', item, 'the name of an archive, "/" written "~"', `name: ${(0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(item)}`);
    return isPattern(item) ? name => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, item) : name => name === item;
}
function isPattern(item) {
    return /[*?[\]{}]/.test(item);
}


/***/ }),

/***/ 57926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ orderNewest),
/* harmony export */   Sw: () => (/* binding */ choose),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   h2: () => (/* binding */ readDate)
/* harmony export */ });
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28540);

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored, those without a date last; dirty or clean makes no difference. An image id that fits several images is no choice.
 */
function choose(candidates, wish) {
    const found = orderNewest(candidates.filter(({ archive }) => matches(archive, wish)));
    const [candidate] = found;
    if (!candidate)
        return { kind: 'none' };
    const images = new Set(found.map(({ archive }) => archive.imageid));
    if (wish.imageid !== undefined && images.size > 1)
        return { kind: 'several', candidates: found };
    return { kind: 'one', candidate, because: explain(found, candidate) };
}
/** Whether an archive is one of those asked for. */
function matches(archive, { name, version, imageid }) {
    if (archive.name !== name || !(0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownFormat */ .RZ)(archive))
        return false;
    if (version !== undefined && archive.version !== version)
        return false;
    return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}
/** Orders archives as `choose` prefers them. */
function orderNewest(candidates) {
    return [...candidates].sort((a, b) => descending(a.created, b.created) ||
        descending(a.stored, b.stored) ||
        rank(a.archive) - rank(b.archive) ||
        (textOf(a.archive) < textOf(b.archive) ? 1 : -1));
}
/** Reads the date of an image; undefined when it has none or, as reproducible builds write it, the beginning of time. */
function readDate(text) {
    const time = Date.parse(text);
    return time > 0 ? time : undefined;
}
function descending(a, b) {
    if (a === b)
        return 0;
    return (b ?? -Infinity) - (a ?? -Infinity);
}
function rank({ archfmt }) {
    return _name_js__WEBPACK_IMPORTED_MODULE_0__/* .knownFormats */ .oL.findIndex(format => format === archfmt);
}
function textOf({ name, version, imageid }) {
    return `${name}/${version}/${imageid}`;
}
function explain(found, chosen) {
    const others = new Set(found.map(({ archive }) => textOf(archive))).size - 1;
    if (others === 0)
        return 'it is the only one';
    if (chosen.created !== undefined)
        return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
    if (chosen.stored !== undefined)
        return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
    return 'none has a date, and it is the last by name';
}


/***/ }),

/***/ 42445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPrune: () => (/* binding */ openPrune)
});

// EXTERNAL MODULE: ./lib/acquire/connect.js + 3 modules
var acquire_connect = __webpack_require__(23347);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
// EXTERNAL MODULE: ./lib/acquire/engine.js
var acquire_engine = __webpack_require__(92628);
;// CONCATENATED MODULE: ./lib/acquire/disk.js

/** Every image with a name, or every one that has lost its own. */
async function listImages(engine, kind) {
    const filters = { dangling: [String(kind === 'dangling')] };
    const rows = await engine.ask('GET', '/images/json', { filters });
    return rows.map(({ Id: id, RepoTags, Size: size, Created }) => {
        const tags = (RepoTags ?? []).filter(tag => !tag.includes('<none>'));
        return { id, tags, size, created: Created * 1000 };
    });
}
/** The ids of the images that containers use, stopped ones too. */
async function listUsedImages(engine) {
    const rows = await engine.ask('GET', '/containers/json', { all: 'true' });
    return new Set(rows.map(row => row.ImageID));
}
/** Removes a name, and the image with its last one; what is gone already is no error. Never forced: what a container uses stays. */
async function removeName(engine, reference) {
    try {
        await engine.untag(reference);
    }
    catch (error) {
        if (!(error instanceof acquire_engine/* EngineRefusal */.np && error.status === 404))
            throw error;
    }
}
/** The records of the build cache. */
async function listBuildCache(engine) {
    // Without it older engines measure everything else too, which takes long and does no harm.
    const query = engine.speaks('1.42') ? { type: 'build-cache' } : {};
    const { BuildCache } = await engine.ask('GET', '/system/df', query);
    return (BuildCache ?? []).map(({ ID: id, Size: size, InUse: inUse, CreatedAt, LastUsedAt }) => {
        return { id, size, inUse, used: Date.parse(LastUsedAt || CreatedAt) };
    });
}
/** Removes what of the build cache was not used since a moment, in milliseconds since 1970; gives the bytes that it freed. */
async function pruneBuildCache(engine, before) {
    // The engine reads `until` as how long ago.
    const seconds = Math.max(0, Math.floor((Date.now() - before) / 1000));
    const filters = seconds > 0 ? { until: [`${seconds}s`] } : {};
    const done = await engine.ask('POST', '/build/prune', { all: 'true', filters });
    return done.SpaceReclaimed ?? 0;
}

;// CONCATENATED MODULE: ./lib/prune/build-cache.js

/** The build cache as one: its records depend on each other, and the engine alone knows how. */
async function buildCacheSubjects(engine, before) {
    const records = await listBuildCache(engine);
    const going = records.filter(({ inUse, used }) => !inUse && (before === undefined || used < before));
    if (going.length === 0)
        return [];
    const size = going.reduce((sum, record) => sum + record.size, 0);
    const stored = Math.max(...going.map(({ used }) => used));
    const archive = { name: `build cache (${going.length})`, version: '', imageid: '', archfmt: '' };
    const remove = () => pruneBuildCache(engine, before ?? Date.now());
    return [{ where: 'build-cache', archive, size, stored, named: false, remove }];
}

// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
;// CONCATENATED MODULE: ./lib/prune/clear.js

// Enough to be quick, few enough for the REST API, which wants no crowds.
const atOnce = 4;
/** Deletes what goes, a few at a time; each failure is a row, and the others go on. */
async function clear(rows, signal) {
    const waiting = rows.filter(({ goes }) => goes).entries();
    const done = new Map();
    const work = async () => {
        for (const [index, row] of waiting) {
            signal.throwIfAborted();
            done.set(index, await clearOne(row, signal));
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return [...done].sort(([a], [b]) => a - b).map(([, row]) => row);
}
async function clearOne(row, signal) {
    try {
        const freed = await row.subject.remove();
        return { ...row, frees: typeof freed === 'number' ? freed : row.frees, error: '' };
    }
    catch (error) {
        signal.throwIfAborted();
        return { ...row, frees: 0, error: (0,errors/* messageOf */.b)(error) };
    }
}

// EXTERNAL MODULE: ./lib/plan/choose.js
var choose = __webpack_require__(57926);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/reference.js
var plan_reference = __webpack_require__(93698);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/prune/subjects.js






/** The archives of the folder. */
async function folderSubjects(dir) {
    const files = (await (0,folder/* listFolder */.bt)(dir)).filter(({ archive }) => (0,plan_name/* isKnownFormat */.RZ)(archive));
    const subjects = [];
    for (const file of files) {
        const created = (0,choose/* readDate */.h2)((await (0,sidecar/* readSidecar */.YD)(file))?.metadata.created ?? '');
        const { archive, size, modified: stored, path } = file;
        const remove = () => (0,sidecar/* removeArchive */.Lt)(path);
        subjects.push({
            where: 'folder',
            archive,
            size,
            stored,
            named: true,
            ...(created !== undefined && { created }),
            remove,
        });
    }
    return subjects;
}
/** The cache entries of one ref. */
async function cacheSubjects(api, ref) {
    return (await api.listCaches(plan_name/* everyCachePrefix */.m3, ref)).flatMap((entry) => {
        const archive = (0,plan_name/* parseCacheKey */.dU)(entry.key);
        // What GitHub filters is compared once more: another ref's entries are not ours.
        if (!archive || entry.ref !== ref)
            return [];
        const { id, size, created: stored } = entry;
        return [{ where: 'cache', archive, size, stored, named: true, remove: () => api.deleteCache(id) }];
    });
}
/** The artifacts of this run. */
async function artifactSubjects(store) {
    return (await store.list()).map(({ archive, size, stored, name }) => {
        return { where: 'artifacts', archive, size, stored, named: true, remove: () => store.remove(name) };
    });
}
/** The named images of the engine, one for each name. */
async function imageSubjects(engine) {
    const [images, used] = await Promise.all([listImages(engine, 'named'), listUsedImages(engine)]);
    return images.flatMap(image => image.tags.flatMap(tag => toNamed(engine, image, tag, used)));
}
/** The images of the engine that have lost their names. */
async function danglingSubjects(engine) {
    const [images, used] = await Promise.all([listImages(engine, 'dangling'), listUsedImages(engine)]);
    return images.map(image => ({ ...describe(engine, image, image.id, used), where: 'dangling', named: false }));
}
function toNamed(engine, image, tag, used) {
    const reference = (0,plan_reference/* parseReference */.F)(tag);
    if (reference?.tag === undefined)
        return [];
    const subject = describe(engine, image, tag, used);
    const archive = { ...subject.archive, name: (0,plan_name/* nameOf */.Vb)(reference.path), version: reference.tag };
    const shared = { id: image.id, names: image.tags.length };
    return [{ ...subject, archive, where: 'images', named: true, shared }];
}
function describe(engine, { id, size, created }, reference, used) {
    const kept = used.has(id) ? { kept: 'a container uses it' } : {};
    const archive = { name: '', version: '', imageid: (0,plan_name/* shortId */.m_)(id), archfmt: '' };
    return { archive, size, created, stored: created, ...kept, remove: () => removeName(engine, reference) };
}

;// CONCATENATED MODULE: ./lib/prune/sweep.js

/** Decides what goes; what names or versions leave out does not appear. The order depends on nothing but the subjects. */
function sweep(subjects, rules) {
    const meant = subjects.filter(({ named, archive }) => !named || isMeant(archive, rules)).sort(compare);
    const newest = findNewest(meant, rules.keep);
    const judged = meant.map(subject => ({ subject, ...judge(subject, newest, rules) }));
    return countFreed(judged);
}
function isMeant({ name, version }, { wanted, versions, isDirty, dirtyOnly }) {
    return wanted(name) && versions(version) && (!dirtyOnly || isDirty(version));
}
function judge(subject, newest, { before, beforeRule, keep, isDirty }) {
    const stay = (because) => ({ goes: false, because });
    if (subject.kept !== undefined)
        return stay(subject.kept);
    if (subject.named && newest.has(imageOf(subject)))
        return stay(`keep is ${keep}`);
    if (before !== undefined) {
        if (subject.stored === undefined)
            return stay('has no date');
        if (subject.stored >= before)
            return stay(`not ${beforeRule}`);
        return { goes: true, because: beforeRule };
    }
    if (!subject.named)
        return { goes: true, because: 'nothing uses it' };
    return {
        goes: true,
        because: isDirty(subject.archive.version) ? 'a dirty version that is meant' : 'meant by the rules',
    };
}
// One image counts once, wherever it lies.
function findNewest(subjects, keep) {
    const byName = Map.groupBy(subjects.filter(({ named }) => named), ({ archive }) => archive.name);
    const kept = [...byName.values()].flatMap(list => [...new Set((0,choose/* orderNewest */.$D)(list).map(imageOf))].slice(0, keep));
    return new Set(kept);
}
function imageOf({ archive: { name, version, imageid } }) {
    return `${name}/${version}/${imageid}`;
}
// An image with several names goes with the last of them.
function countFreed(rows) {
    const going = Map.groupBy(rows.filter(({ goes }) => goes), ({ subject }) => subject.shared?.id);
    return rows.map(row => {
        const { shared, size } = row.subject;
        if (!row.goes)
            return { ...row, frees: 0 };
        if (!shared)
            return { ...row, frees: size };
        const names = going.get(shared.id) ?? [];
        return { ...row, frees: names.length === shared.names && names.at(-1) === row ? size : 0 };
    });
}
function compare(a, b) {
    const [left, right] = [textOf(a), textOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
}
function textOf({ where, archive: { name, version, imageid, archfmt } }) {
    return [where, name, version, imageid, archfmt].join('\n');
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/report/fit.js
var fit = __webpack_require__(91017);
;// CONCATENATED MODULE: ./lib/report/prune-report.js


/** Makes the outputs of the action `prune`; what GitHub could not take is cut, and said. */
function makePruneOutputs({ plan, cleared, blocked }, dryRun) {
    const warnings = [];
    const write = (what, rows) => JSON.stringify((0,fit/* fitRows */.z)(rows, Infinity, kept => warnings.push(`The output ${what} has the first ${kept} of ${rows.length} rows`)));
    const deleted = cleared.filter(({ error }) => error === '');
    const failed = [...cleared].filter(({ error }) => error !== '');
    const scopes = [...blocked].map(([where, error]) => ({ where, name: '', version: '', imageid: '', error }));
    const outputs = {
        plan: write('plan', plan.map(toPlanRow)),
        pruned: write('pruned', deleted.map(toRow)),
        failed: write('failed', [...scopes, ...failed.map(row => ({ ...toRow(row), error: row.error }))]),
        count: String(deleted.length),
        freed: String(deleted.reduce((sum, { frees }) => sum + frees, 0)),
        'dry-run': String(dryRun),
    };
    return { outputs, warnings };
}
/** One warning for everything that could not be looked through or deleted; undefined when all could. */
function explainFailures({ cleared, blocked }) {
    const scopes = [...blocked].map(([scope, error]) => `${scope} was not looked through: ${error}`);
    const failed = cleared.filter(({ error }) => error !== '');
    const reasons = new Set(failed.map(({ subject, error }) => `${subject.where}: ${error}`));
    const rows = failed.length > 0 ? [`${failed.length} were not deleted (${[...reasons].slice(0, 5).join('; ')})`] : [];
    const all = [...scopes, ...rows];
    return all.length > 0 ? all.join('; ') : undefined;
}
/** One row as a line of the log. */
function formatSwept({ subject: { where, archive, size }, goes, because }) {
    const what = [archive.name, archive.version, archive.imageid].filter(Boolean).join(' ');
    return `${goes ? 'delete' : 'keep  '}  ${where}  ${what}  ${(0,format/* formatBytes */.z)(size)}  ${because}`;
}
function toPlanRow(row) {
    return { delete: row.goes, ...toRow(row) };
}
function toRow({ subject: { where, archive, size }, because }) {
    const { name, version, imageid, archfmt: format } = archive;
    return { where, name, version, imageid, format, size, because };
}

// EXTERNAL MODULE: ./lib/ship/artifact.js + 1 modules
var artifact = __webpack_require__(92481);
// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
;// CONCATENATED MODULE: ./lib/clean.js












/** Runs the action `prune`: plans, tells the plan, deletes. What cannot be read or deleted stops nothing else. */
async function runPrune(inputs, world, tools) {
    let engine;
    const connect = () => (engine ??= (0,acquire_connect/* connectEngine */.x)(inputs.dockerHost, world, tools.signal));
    const step = { ...tools, inputs, world, connect, rules: makeRules(inputs) };
    const blocked = new Map();
    const plan = await step.stage('Plan', () => makePlan(step, blocked), tellPlan);
    if (inputs.dryRun)
        return { plan, cleared: [], blocked };
    const cleared = await step.stage('Prune', () => clear(plan, step.signal), tellCleared);
    for (const row of cleared.filter(({ error }) => error !== ''))
        step.log.info(`${formatSwept(row)}: ${row.error}`);
    return { plan, cleared, blocked };
}
async function makePlan(step, blocked) {
    const subjects = [];
    for (const scope of step.inputs.scopes) {
        try {
            subjects.push(...(await gather(scope, step)));
        }
        catch (error) {
            step.signal.throwIfAborted();
            blocked.set(scope, (0,errors/* messageOf */.b)(error));
            step.log.info(`${scope}: not looked through, ${(0,errors/* messageOf */.b)(error)}`);
        }
    }
    const plan = sweep(subjects, step.rules);
    for (const row of plan)
        step.log.info(formatSwept(row));
    return plan;
}
async function gather(scope, step) {
    const { inputs, world, log, signal, connect, rules } = step;
    switch (scope) {
        case 'folder':
            return folderSubjects((0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world));
        case 'cache':
            return gatherCache(step);
        case 'artifacts': {
            const obstacle = (0,artifact/* artifactObstacle */.aP)(world, 'scopes: artifacts', 'scopes: folder,cache');
            if (obstacle)
                throw obstacle;
            return artifactSubjects(new artifact/* ArtifactStore */.cJ(world, log, signal));
        }
        case 'images':
            return imageSubjects(await connect());
        case 'dangling':
            return danglingSubjects(await connect());
        case 'build-cache':
            return buildCacheSubjects(await connect(), rules.before);
    }
}
async function gatherCache({ inputs, world, signal }) {
    const ref = inputs.ref || world.ref;
    if (inputs.token === '')
        throw new errors/* ActionError */.l('GITHUB_TOKEN', 'github-token is empty');
    if (world.repository === '' || ref === '')
        throw new errors/* ActionError */.l('NO_REF', 'this step belongs to no repository and ref');
    return cacheSubjects(new github/* GitHubApi */.y(world, inputs.token, signal), ref);
}
function makeRules(inputs) {
    const { wanted, versions, dirtyOnly, dirtyPattern, keep, olderThan, until, ageRule } = inputs;
    const age = olderThan === undefined ? undefined : Date.now() - olderThan;
    const before = Math.min(age ?? Infinity, until ?? Infinity);
    return {
        ...{ wanted, versions, dirtyOnly, keep, beforeRule: ageRule },
        ...(before !== Infinity && { before }),
        isDirty: version => (0,plan_version/* judgeVersion */.uM)(version, dirtyPattern).dirty,
    };
}
function tellPlan(plan) {
    const going = plan.filter(({ goes }) => goes);
    return `${going.length} of ${plan.length} go, which frees ${(0,format/* formatBytes */.z)(sumOf(going))}`;
}
function tellCleared(rows) {
    const failed = rows.filter(({ error }) => error !== '').length;
    return `${rows.length - failed} deleted, ${failed} failed, ${(0,format/* formatBytes */.z)(sumOf(rows))} freed`;
}
function sumOf(rows) {
    return rows.reduce((sum, { frees }) => sum + frees, 0);
}

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/inputs/name-filter.js
var name_filter = __webpack_require__(40733);
// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/prune.js




/** What can be pruned, in the order it is. */
const scopeNames = ['folder', 'cache', 'artifacts', 'images', 'dangling', 'build-cache'];
/** Every input of the action `prune`, as its `action.yml` lists them. */
const pruneInputNames = [
    ...['scopes', 'image', 'name', 'versions', 'keep', 'older-than', 'until', 'dirty-only', 'dirty-pattern', 'ref'],
    ...['archive-dir', 'dry-run', 'fail-on-error', 'github-token', 'docker-host'],
];
/** Reads all inputs of the action `prune`; throws one `INPUTS` error that lists every problem. */
function readPruneInputs(get, env) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, pruneInputNames);
    const [olderThan, until] = [readDuration(read), readMoment(read)];
    const dirtyPattern = read.pattern('dirty-pattern');
    const scopes = readScopes(read);
    const inputs = {
        scopes,
        wanted: (0,name_filter/* readNameFilter */.o)(read),
        versions: readVersions(read.lines('versions')),
        keep: read.integer('keep', 0, 10_000),
        ...(olderThan !== undefined && { olderThan }),
        ...(until !== undefined && { until }),
        ageRule: readAgeRule(read),
        dirtyOnly: read.flag('dirty-only'),
        ...(dirtyPattern && { dirtyPattern }),
        ref: readRef(read),
        archiveDir: read.text('archive-dir'),
        dryRun: read.flag('dry-run'),
        failOnError: read.flag('fail-on-error'),
        token: read.text('github-token'),
        dockerHost: read.text('docker-host'),
    };
    requireRule(read, inputs);
    read.finish();
    return inputs;
}
function readScopes(read) {
    const text = read.text('scopes');
    const words = text.split(/[\s,]+/).filter(Boolean);
    const known = words.every(word => scopeNames.some(scope => scope === word));
    if (!known || words.length === 0) {
        read.reject('scopes', text, `a list of ${scopeNames.join(', ')}`, 'scopes: folder,cache');
    }
    return scopeNames.filter(scope => words.includes(scope));
}
// The last pattern that fits decides, so that `!` takes away from what stands before it.
function readVersions(patterns) {
    const rules = patterns.map(pattern => {
        const stays = pattern.startsWith('!');
        return { goes: !stays, glob: stays ? pattern.slice(1) : pattern };
    });
    const others = rules[0]?.goes !== true;
    return version => rules.findLast(({ glob }) => (0,external_node_path_.matchesGlob)(version, glob))?.goes ?? others;
}
const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
function readDuration(read) {
    const text = read.text('older-than');
    if (text === '')
        return undefined;
    const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
    if (unit === '')
        read.reject('older-than', text, 'a number with m, h, d or w', 'older-than: 30d');
    return Number(count) * (units[unit] ?? 0);
}
function readMoment(read) {
    const text = read.text('until');
    if (text === '')
        return undefined;
    const moment = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
    if (Number.isNaN(moment)) {
        read.reject('until', text, 'a date, a time of ISO 8601, or seconds since 1970', 'until: 2026-11-01');
    }
    return moment;
}
function readAgeRule(read) {
    const rules = { 'older than': read.text('older-than'), 'stored before': read.text('until') };
    const given = Object.entries(rules).filter(([, text]) => text !== '');
    return given.map(([words, text]) => `${words} ${text}`).join(' and ');
}
function readRef(read) {
    const ref = read.text('ref');
    if (ref !== '' && !/^refs\/(heads|tags|pull)\/\S+$/.test(ref)) {
        read.reject('ref', ref, 'a full ref', 'ref: refs/heads/main');
    }
    return ref;
}
// A step without any rule would take everything there is.
function requireRule(read, { scopes, dirtyOnly }) {
    if (scopes.every(scope => scope === 'dangling' || scope === 'build-cache'))
        return;
    const given = ['image', 'name', 'versions', 'older-than', 'until'].some(input => read.text(input) !== '');
    if (given || read.text('keep') !== '0' || dirtyOnly)
        return;
    const rules = 'name, versions, keep, older-than, until or dirty-only';
    read.reject('image', '', `a repository or pattern ('**' is everything), or ${rules} instead`, 'image: acme/*');
}

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/report/prune-summary.js


/** The job summary of the action `prune` as Markdown. */
function makePruneSummary({ plan, cleared, blocked }, dryRun) {
    const failed = new Map(cleared.map(({ subject, error }) => [subject, error]));
    const head = ['Where', 'Name', 'Version', 'Image id', 'Frees', 'What becomes of it', 'Why'];
    const table = (0,markdown/* makeTable */.d)(head, plan, ({ subject, goes, because, frees }) => {
        const { where, archive } = subject;
        const error = failed.get(subject) ?? '';
        const fate = !goes ? 'stays' : error ? 'not deleted' : dryRun ? 'would be deleted' : 'deleted';
        const cells = [(0,markdown/* escape */.i)(archive.name), (0,markdown/* escape */.i)(archive.version), archive.imageid && `\`${archive.imageid}\``];
        return [where, ...cells, goes ? (0,format/* formatBytes */.z)(frees) : '', fate, (0,markdown/* escape */.i)(error || because)];
    });
    const notes = [...blocked].map(([scope, error]) => `- ${scope} was not looked through: ${(0,markdown/* escape */.i)(error)}\n`);
    return `## ${dryRun ? 'What would be pruned' : 'Pruned'}\n\n${plan.length === 0 ? 'Nothing.\n' : table}${notes.join('')}`;
}

;// CONCATENATED MODULE: ./lib/prune.js






/** The door of the action `prune`. */
async function openPrune() {
    return (0,door/* openDoor */.fx)(async (visit) => {
        const { world, console, getInput, mask } = visit;
        [getInput('github-token')].filter(Boolean).forEach(mask);
        const inputs = readPruneInputs(getInput, world.env);
        const cleaning = await runPrune(inputs, world, visit);
        const { outputs, warnings } = makePruneOutputs(cleaning, inputs.dryRun);
        warnings.forEach(warning => console.warning(warning));
        (0,door/* setOutputs */.n0)(outputs);
        await (0,door/* addSummary */.S0)(makePruneSummary(cleaning, inputs.dryRun), console);
        const trouble = explainFailures(cleaning);
        if (trouble === undefined)
            return;
        const message = `Not everything could be pruned: ${trouble}`;
        if (inputs.failOnError)
            throw new errors/* ActionError */.l('PRUNE', message, { hint: 'fail-on-error: false' });
        console.warning(message);
    });
}


/***/ }),

/***/ 91017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// A job's outputs may have 1 MiB together, in UTF-16; several outputs share it.
const mostCharacters = 250_000;
/** As many of the first rows as fit into one output as JSON; `note` hears of what does not. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ })

};
