"""The cases of spark/test. Prints a line for each, then what was measured; exits with 1 when a case fails."""

import contextlib
import glob
import hashlib
import json
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import time

ROOT, WORK, ARTICLES = sys.argv[1:4]
PROGRAM = os.path.join(ROOT, "build", "release", "bin", "demarche")
BUNDLE = os.path.join(WORK, "demarche.tar.gz")
SPARK = os.path.join(glob.glob(os.path.join(WORK, "python", "lib", "python3*"))[0], "site-packages", "pyspark")
ENVIRONMENT = dict(os.environ, SPARK_HOME=SPARK, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable,
                   PYSPARK_DRIVER_PYTHON=sys.executable, DEMARCHE_SHARE=os.path.join(ROOT, "build/release/share/demarche"))
PORT = 17077
LONGEST = 1800  # seconds of one job
failures = []


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def case(name, good, told=""):
    print(f"{'passed' if good else 'FAILED'}  {name}" + (f"  ({told})" if told else ""), flush=True)
    if not good:
        failures.append(name)


def plain(*arguments, source=None, code=0):
    """The program's output on this machine alone."""
    with open(source, "rb") if source else contextlib.nullcontext(subprocess.DEVNULL) as stdin:
        done = subprocess.run([PROGRAM, *arguments], stdin=stdin, capture_output=True)
    if done.returncode != code:
        sys.exit(f"check.py: demarche {arguments} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return done.stdout


class Cluster:
    """A standalone master and two workers with a core each, all on loopback."""

    def __init__(self):
        self.log = open(os.path.join(WORK, "cluster.log"), "wb")
        self.processes = [self.start("master.Master", "--host", "127.0.0.1", "--port", str(PORT), "--webui-port", "0")]
        time.sleep(4)
        self.processes += [self.worker("127.0.0.1"), self.worker("127.0.0.2")]

    def start(self, name, *arguments, host="127.0.0.1"):
        command = [os.path.join(SPARK, "bin", "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
        return subprocess.Popen(command, env=dict(ENVIRONMENT, SPARK_LOCAL_IP=host), stdout=self.log, stderr=self.log,
                                start_new_session=True)

    def worker(self, host):
        """A twin of a task never runs on the same host; hence two addresses."""
        folder = os.path.join(WORK, "workers")
        return self.start("worker.Worker", "--host", host, "--cores", "1", "--memory", "2g", "--webui-port", "0",
                          "--work-dir", folder, f"spark://127.0.0.1:{PORT}", host=host)

    def kill_worker(self):
        """The second worker and its executors, as a machine that loses its power."""
        children = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True).stdout.split()[2:]
        parents = dict(zip(map(int, children[::2]), map(int, children[1::2])))
        doomed = {self.processes[-1].pid}
        for _ in range(8):
            doomed |= {pid for pid, parent in parents.items() if parent in doomed}
        for pid in doomed:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.processes[-1].wait()

    def stop(self):
        for process in reversed(self.processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def submit(name, *arguments, settings=(), program=("--bundle", BUNDLE)):
    """Starts a job. Its output folder and log lie under WORK/NAME."""
    folder = os.path.join(WORK, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    conf = {"spark.ui.enabled": "false", "spark.executor.memory": "1g", "spark.eventLog.enabled": "true",
            "spark.eventLog.dir": folder, **dict(settings)}
    command = [os.path.join(SPARK, "bin", "spark-submit"), "--master", f"spark://127.0.0.1:{PORT}"]
    command += [word for key, value in conf.items() for word in ("--conf", f"{key}={value}")]
    command += [os.path.join(ROOT, "spark", "timeline.py"), *program, "--output", os.path.join(folder, "out"), *arguments]
    log = open(os.path.join(folder, "log"), "wb")
    return folder, subprocess.Popen(command, env=ENVIRONMENT, stdout=log, stderr=log)


def finish(folder, job):
    code = job.wait(timeout=LONGEST)
    with open(os.path.join(folder, "log"), errors="replace") as log:
        return code, log.read()


def run(name, *arguments, **others):
    began = time.monotonic()
    folder, job = submit(name, *arguments, **others)
    code, log = finish(folder, job)
    return folder, code, log, time.monotonic() - began


def same(name, folder, code, expected):
    path = os.path.join(folder, "out", "timeline.jsonl")
    case(name, code == 0 and os.path.exists(path) and digest(path) == expected, f"code {code}")


def events_of(folder, kind):
    """The lines of Spark's own log of a job."""
    logs = [path for path in glob.glob(os.path.join(folder, "app-*")) if os.path.isfile(path)]
    with open(logs[0]) as lines:
        return [event for event in map(json.loads, lines) if event["Event"] == kind]


def wrapper(name, body):
    """A program that stands before the real one, for faults. `once NAME` is true for one caller only."""
    folder = os.path.join(WORK, "wrappers", name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    path = os.path.join(folder, "demarche")
    with open(path, "w") as out:
        out.write(f"#!/bin/sh\nonce() {{ mkdir {folder}/$1 2>/dev/null; }}\nreal={PROGRAM}\n"
                  f"export DEMARCHE_SHARE={ENVIRONMENT['DEMARCHE_SHARE']}\n{body}\nexec $real \"$@\"\n")
    os.chmod(path, stat.S_IRWXU)
    return path


def check_parts(shuffled, expected):
    seconds, shuffle = 0, 0
    for parts in (1, 2, 7, 64):
        folder, code, _, took = run(f"parts-{parts}", "--records", shuffled[parts], "--partitions", str(parts))
        same(f"{parts} parts, shuffled", folder, code, expected)
        if parts == 2:
            seconds = took
            tasks = [event.get("Task Metrics") or {} for event in events_of(folder, "SparkListenerTaskEnd")]
            shuffle = sum(task.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0) for task in tasks)
    return seconds, shuffle


def check_faults(cluster, records, expected):
    half = 'if [ "$1" = extract ] && once failed; then $real "$@" | head -c 20000; exit 1; fi'
    folder, code, log, _ = run("failing", "--records", records, "--partitions", "7",
                               program=("--program", wrapper("failing", half)))
    case("a task failed once, after half of its output", "ended with code 1" in log or "TaskEnd" in str(
        [e for e in events_of(folder, "SparkListenerTaskEnd") if e["Task End Reason"]["Reason"] != "Success"]))
    same("... and the timeline is the same", folder, code, expected)

    slow = 'if [ "$1" = extract ] && once slow; then $real "$@" | { head -c 20000; sleep 60; cat; }; exit 0; fi'
    settings = {"spark.speculation": "true", "spark.speculation.interval": "200ms", "spark.speculation.quantile": "0.5",
                "spark.speculation.multiplier": "1.2"}
    folder, code, _, _ = run("twins", "--records", records, "--partitions", "7", settings=settings.items(),
                             program=("--program", wrapper("slow", slow)))
    twins = [e for e in events_of(folder, "SparkListenerTaskStart") if e["Task Info"]["Speculative"]]
    case("a slow task got a speculative twin", bool(twins), f"{len(twins)}")
    same("... and the timeline is the same", folder, code, expected)

    mark = os.path.join(WORK, "wrappers", "killed", "begun")
    begun = 'if [ "$1" = extract ]; then once begun; sleep 3; fi'
    folder, job = submit("killed", "--records", records, "--partitions", "7",
                         program=("--program", wrapper("killed", begun)))
    while not os.path.isdir(mark) and job.poll() is None:
        time.sleep(0.05)
    time.sleep(1)
    cluster.kill_worker()
    code, _ = finish(folder, job)
    lost = events_of(folder, "SparkListenerExecutorRemoved")
    case("a worker was killed in the middle of its tasks", any("lost" in e["Removed Reason"].lower() or
         "exit" in e["Removed Reason"].lower() or "disassociated" in e["Removed Reason"].lower() for e in lost),
         "; ".join(e["Removed Reason"][:60] for e in lost))
    same("... and the timeline is the same", folder, code, expected)
    cluster.processes[-1] = cluster.worker("127.0.0.2")


def check_refusals(records):
    _, code, log, _ = run("absent", "--records", records, program=("--program", "no-such-demarche"))
    case("a missing program is named", code != 0 and "has no program 'no-such-demarche'" in log, f"code {code}")
    other = 'if [ "$1" = versions ] && ! once driver; then $real "$@" | sed "s/^model .*/model 0000/"; exit; fi'
    folder, code, log, _ = run("differing", "--records", records, program=("--program", wrapper("differing", other)))
    case("a worker with another model is refused, and the difference named",
         code != 0 and re.search(r"model 0000 here, model [0-9a-f]{64} on the driver", log), f"code {code}")
    case("... and nothing is left that looks like a timeline",
         not os.path.exists(os.path.join(folder, "out", "timeline.jsonl")))


def check_bad_records(lines):
    """Records that are none, in a job of which each part may hold them alone."""
    bad = [b"garbage\n", b'{"id":"half","text":"On\n', b'{"id":"bytes","text":"\xff\xfe"}\n', b"{}\n", b"\x00\n"]
    path = os.path.join(WORK, "bad.jsonl")
    mixed = lines[:200] + bad
    random.Random(3).shuffle(mixed)
    with open(path, "wb") as out:
        out.writelines(mixed)
    records = plain("extract", "--max-error-rate", "1", source=path)
    with open(os.path.join(WORK, "bad.records"), "wb") as out:
        out.write(records)
    expected = hashlib.sha256(plain("merge", source=os.path.join(WORK, "bad.records"))).hexdigest()
    folder, code, _, _ = run("bad", "--records", path, "--partitions", "64")
    same("bad records in 64 parts: the same timeline", folder, code, expected)
    with open(os.path.join(folder, "out", "errors.jsonl")) as errors:
        count = len(errors.readlines())
    case("... and each is reported", count == len(bad), f"{count} of {len(bad)}")
    out = os.path.join(folder, "out")
    pages = subprocess.run([PROGRAM, "render", "timeline.jsonl", "--manifest", "MANIFEST", "-o", "pages"], cwd=out)
    case("render accepts the manifest", pages.returncode == 0)
    with open(os.path.join(out, "timeline.jsonl"), "ab") as timeline:
        timeline.write(b" ")
    pages = subprocess.run([PROGRAM, "render", "timeline.jsonl", "--manifest", "MANIFEST", "-o", "pages"], cwd=out,
                           stderr=subprocess.DEVNULL)
    case("... and refuses a timeline that was changed", pages.returncode == 65, f"code {pages.returncode}")


def check_files():
    """Files through `ingest` on the workers, one of them an archive that breaks off."""
    folder = os.path.join(WORK, "files")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(ROOT, "samples", "senkaku-2010"), folder)
    whole = os.path.join(WORK, "whole.tar.gz")
    subprocess.run(["tar", "-C", folder, "-czf", whole, "."], check=True)
    with open(whole, "rb") as archive:
        half = archive.read()[:-400]
    with open(os.path.join(folder, "broken.tar.gz"), "wb") as archive:
        archive.write(half)
    paths = sorted(path for path in glob.glob(os.path.join(folder, "**", "*"), recursive=True) if os.path.isfile(path))
    listed = os.path.join(WORK, "files.list")
    with open(listed, "w") as names:
        names.write("".join(path + "\n" for path in paths))
    built = os.path.join(WORK, "files-built")
    plain("build", *paths, "-o", built)
    job, code, log, _ = run("ingested", "--files", listed)
    same(f"{len(paths)} files, one broken: the bytes of build", job, code, digest(os.path.join(built, "timeline.jsonl")))
    uris = os.path.join(WORK, "uris.list")
    with open(uris, "w") as names:
        names.write("".join(f"file://{path}\n" for path in paths))
    job, code, log, _ = run("fetched", "--files", uris, "--fetch", "curl -sS {}")
    with open(os.path.join(job, "out", "timeline.jsonl"), "rb") as fetched:
        count = json.loads(fetched.readline())["articles"]
    with open(os.path.join(built, "timeline.jsonl"), "rb") as whole:
        case("the same files fetched by URI", code == 0 and count == json.loads(whole.readline())["articles"])


def check_shards(records, expected):
    """The same without a JVM: seven shards, one of them stopped in the middle and made again."""
    work, out = os.path.join(WORK, "shards"), os.path.join(WORK, "shards.jsonl")
    shutil.rmtree(work, ignore_errors=True)

    def shards(*arguments, program=PROGRAM):
        done = subprocess.run([os.path.join(ROOT, "scripts", "shards"), *arguments], capture_output=True, text=True,
                              env=dict(ENVIRONMENT, DEMARCHE=program))
        return done.returncode, done.stderr

    shards("split", work, "7", records)
    for part in range(6):
        shards("extract", work, str(part))
    stopped = 'if [ "$1" = extract ] && once stopped; then $real "$@" | head -c 20000; kill -9 $PPID; exit 75; fi'
    code, _ = shards("extract", work, "6", program=wrapper("stopped", stopped))
    case("shards: one was killed in the middle", code != 0, f"code {code}")
    code, said = shards("merge", work, out)
    case("... and merge refuses the incomplete set", code == 75 and "missing, nothing is merged: 6" in said)
    other = 'if [ "$1" = versions ]; then $real "$@" | sed "s/^lexicon .*/lexicon 0000/"; exit; fi'
    code, said = shards("extract", work, "6", program=wrapper("foreign", other))
    case("... a machine with another lexicon is refused", code == 70 and "lexicon 0000" in said, f"code {code}")
    code, said = shards("run", work, "7", out, records)
    case("... the next run makes what is missing, with the bytes of build", code == 0 and digest(out) == expected, f"code {code}")
    name = os.path.basename(out)
    pages = subprocess.run([PROGRAM, "render", name, "--manifest", f"{name}.manifest", "-o", "shards-pages"], cwd=WORK)
    case("... and render accepts its manifest", pages.returncode == 0)


def main():
    subprocess.run([os.path.join(ROOT, "spark", "bundle"), BUNDLE], check=True)
    built = os.path.join(WORK, "built")
    plain("build", ARTICLES, "-o", built)
    expected = digest(os.path.join(built, "timeline.jsonl"))
    # `build` reads users' records; the job reads article and error records, as `ingest` writes them.
    records = os.path.join(WORK, "records.jsonl")
    with open(records, "wb") as out:
        out.write(plain("ingest", "--errors", ARTICLES))
    with open(records, "rb") as read:
        lines = read.readlines()
    shuffled = {}
    for parts in (1, 2, 7, 64):
        shuffled[parts] = os.path.join(WORK, f"shuffled-{parts}.jsonl")
        mixed = list(lines)
        random.Random(parts).shuffle(mixed)
        with open(shuffled[parts], "wb") as out:
            out.writelines(mixed)
    began = time.monotonic()
    extractions = os.path.join(WORK, "extractions.jsonl")
    with open(extractions, "wb") as out:
        out.write(plain("extract", "--jobs", "2", source=records))
    case("extract | merge on one machine has the bytes of build",
         hashlib.sha256(plain("merge", source=extractions)).hexdigest() == expected)
    pipe = time.monotonic() - began
    cluster = Cluster()
    try:
        seconds, shuffle = check_parts(shuffled, expected)
        check_faults(cluster, shuffled[7], expected)
        check_refusals(shuffled[7])
        check_bad_records(lines)
        check_files()
    finally:
        cluster.stop()
    count = sum(not line.startswith(b'{"kind":"error"') for line in lines)
    print(f"\n{count} articles, {os.path.getsize(records) / count:.0f} bytes each as records, "
          f"{os.path.getsize(extractions) / count:.0f} as extractions\n"
          f"Spark with two executors of one core {seconds:.1f} s, the plain pipe with two threads {pipe:.1f} s in this run: "
          f"{seconds / pipe:.2f} times\nshuffled (compressed by Spark): {shuffle / count:.0f} bytes an article")
    check_shards(records, expected)
    print(f"\n{'all good' if not failures else f'{len(failures)} failed: ' + ', '.join(failures)}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
