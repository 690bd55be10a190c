export const id = 9;
export const ids = [9];
export const modules = {

/***/ 79009:
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
        const reference = (0,plan_reference/* parseReference */.F2)(tag);
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

// EXTERNAL MODULE: ./lib/restore.js + 7 modules
var restore = __webpack_require__(21905);
;// CONCATENATED MODULE: ./lib/load.js





/** The door of the action `load`. */
async function openLoad() {
    return (0,door/* openDoor */.fx)(['github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const reports = await (0,restore/* runLoad */.e)(readLoadInputs(getInput, world.env), world, visit);
        (0,door/* setOutputs */.n0)(makeLoadOutputs(reports));
        await (0,door/* addSummary */.S0)(makeLoadSummary(reports), console);
    });
}


/***/ })

};
