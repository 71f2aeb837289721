"""A timeline on Apache Spark: the bytes of `demarche build`, whatever the number of machines.

    spark-submit spark/timeline.py --bundle demarche.tar.gz --records articles.jsonl --output out

The program knows nothing of events. Articles go through `demarche ingest` and `extract` where they lie; records are
shuffled to the groups of their kinds; `demarche merge --group` merges each, and one `merge --finish` makes the
timeline (docs/spark.md; the contract of records and groups: docs/records.md).
"""

import argparse
import hashlib
import itertools
import json
import os
import shlex
import subprocess
import sys
import tempfile
import zlib

from pyspark import SparkContext
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

import native

FILES = "timeline.jsonl", "errors.jsonl", "MANIFEST"


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", nargs="+", default=[], metavar="URI",
                        help="article records, JSON Lines, as 'demarche ingest' writes them; folders and globs too")
    parser.add_argument("--files", metavar="LIST",
                        help="a file that names what 'demarche ingest' is to read, one path or URI a line")
    parser.add_argument("--fetch", default="hadoop fs -cat {}", metavar="COMMAND",
                        help="prints the bytes of a URI, {}, of --files (default: %(default)s)")
    parser.add_argument("--output", required=True, metavar="URI", help="a new folder that all workers can write to")
    parser.add_argument("--bundle", metavar="TAR.GZ", help="the program, made by spark/bundle, shipped to the workers")
    parser.add_argument("--program", default="demarche", help="without --bundle: its name or path on each worker")
    parser.add_argument("--partitions", type=int, metavar="N", help="parts of the articles (default: as they are stored)")
    parser.add_argument("--groups", type=int, default=64, metavar="N", help="parts of the shuffle (default: %(default)s)")
    parser.add_argument("--max-error-rate", default="1", metavar="SHARE",
                        help="of a part: more bad records than this share end the job (default: none do)")
    parser.add_argument("--all-actions", action="store_true", help="as of 'demarche build'")
    parser.add_argument("--map", action="append", default=[], help="as of 'demarche build'")
    parser.add_argument("--date", help="as of 'demarche build'; for --files")
    parser.add_argument("--lexicon", action="append", default=[], help="a folder on every worker, as of 'demarche build'")
    for flag in ("--title", "--from", "--to", "--min-confidence"):
        parser.add_argument(flag, help="as of 'demarche build'")
    parser.add_argument("--focus", action="append", default=[], help="as of 'demarche build'")
    chosen = parser.parse_args()
    if not chosen.records and not chosen.files:
        parser.error("name the articles: --records or --files")
    return chosen


def flags(chosen, names):
    """The flags of the native program among `names` that were given here."""
    words = []
    for name in names:
        value = getattr(chosen, name.replace("-", "_"))
        if value is True:
            words.append(f"--{name}")
        for each in value if isinstance(value, list) else [value] if isinstance(value, str) else []:
            words += [f"--{name}", each]
    return words


class Program:
    """The native program with what it is always given. Sent to the workers."""

    def __init__(self, name, lexicons):
        self.name, self.lexicons = name, tuple(lexicons)
        self.expected = native.versions(name, self.lexicons)

    def run(self, arguments, lines, folder=None):
        native.check_versions(self.name, self.lexicons, self.expected)
        lexicons = [word for lexicon in self.lexicons for word in ("--lexicon", lexicon)]
        return native.run(self.name, [*arguments, *lexicons], lines, folder)


def ingested(program, paths, fetch, arguments):
    """Article and error records of the files. A URI is fetched under its own name, so that records tell it."""
    for path in paths:
        if "://" not in path:
            yield from program.run(["ingest", "--errors", *arguments, path], ())
            continue
        with tempfile.TemporaryDirectory() as folder:
            name = path.split("://", 1)[1].lstrip("/")
            copy = os.path.join(folder, name)
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            with open(copy, "wb") as out:
                command = [word.replace("{}", path) for word in shlex.split(fetch)]
                code = subprocess.run(command, stdout=out, stdin=subprocess.DEVNULL).returncode
            if code != 0:
                raise native.NativeError(f"'{shlex.join(command)}' ended with code {code}; see --fetch")
            yield from program.run(["ingest", "--errors", *arguments, name], (), folder)


def articles(spark, program, chosen):
    """All article records, as bytes. Spark's text source keeps the bytes of a line as they are."""
    parts = []
    if chosen.records:
        lines = spark.read.option("lineSep", "\n").text(chosen.records).select(col("value").cast("binary"))
        parts.append(lines.rdd.map(lambda row: bytes(row[0])))
    if chosen.files:
        with open(chosen.files, encoding="utf-8") as names:
            paths = [name.strip() for name in names if name.strip()]
        arguments = flags(chosen, ["date", "map"])
        files = spark.sparkContext.parallelize(paths, min(len(paths), chosen.partitions or len(paths)) or 1)
        fetch = chosen.fetch
        parts.append(files.mapPartitions(lambda each: ingested(program, each, fetch, arguments)))
    records = spark.sparkContext.union(parts)
    return records.repartition(chosen.partitions) if chosen.partitions and chosen.records else records


def keyed(lines):
    """Each record under the kinds of its events; an error, and an article without events, under ''."""
    for line in lines:
        kinds = {event["kind"] for event in json.loads(line).get("events", ())}
        for kind in sorted(kinds) or [""]:
            yield kind, line


def merged(program, arguments, records):
    """The lines of each group as ((kind, number), line). The records come sorted by kind."""
    for kind, members in itertools.groupby(records, key=lambda record: record[0]):
        lines = program.run(["merge", "--group", kind, *arguments], (line for _, line in members))
        for number, line in enumerate(lines):
            yield (kind, number), line


def part_of_kind(groups):
    return lambda kind: zlib.crc32(kind.encode()) % groups


def timeline(records, program, chosen):
    """The timeline's lines, in one part. Only the shuffle orders, and only by kind: `merge` does the rest."""
    view = flags(chosen, ["title", "from", "to", "min-confidence", "focus"])
    extract = ["extract", "--jobs", "1", "--max-error-rate", chosen.max_error_rate, *flags(chosen, ["all-actions", "map"])]
    extractions = records.mapPartitions(lambda lines: program.run(extract, lines))
    shuffled = extractions.mapPartitions(keyed).repartitionAndSortWithinPartitions(
        chosen.groups, part_of_kind(chosen.groups))
    groups = shuffled.mapPartitions(lambda group: merged(program, view, group))
    ordered = groups.repartitionAndSortWithinPartitions(1)
    return ordered.mapPartitions(lambda lines: program.run(["merge", "--finish", *view], (line for _, line in lines)))


class Folder:
    """The output folder, on any file system that Hadoop knows."""

    def __init__(self, spark, uri):
        self.spark, self.uri = spark, uri.rstrip("/")
        jvm = spark.sparkContext._jvm
        self.path = jvm.org.apache.hadoop.fs.Path
        self.system = self.path(self.uri).getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

    def refuse_old(self):
        for name in FILES:
            if self.system.exists(self.path(f"{self.uri}/{name}")):
                sys.exit(f"timeline.py: {self.uri} holds a timeline already ({name}); name a new folder")

    def write(self, name, lines):
        """One file of the lines of a one-part RDD, under its name only when it is whole."""
        staging = f"{self.uri}/.{name}.parts"
        self.system.delete(self.path(staging), True)
        lines.map(lambda line: line if isinstance(line, str) else line.decode()).saveAsTextFile(staging)
        if not self.system.rename(self.path(f"{staging}/part-00000"), self.path(f"{self.uri}/{name}")):
            sys.exit(f"timeline.py: {self.uri}/{name} could not be put in place; is there an older one?")
        self.system.delete(self.path(staging), True)

    def read(self, name):
        return self.spark.sparkContext.textFile(f"{self.uri}/{name}")


def digest_of(folder, name):
    """SHA-256 and number of the lines that are stored, read back in their order."""
    digest, count = hashlib.sha256(), 0
    for line in folder.read(name).toLocalIterator():
        digest.update(line.encode() + b"\n")
        count += 1
    return digest.hexdigest(), count


def write_all(spark, folder, lines, program):
    folder.write("timeline.jsonl", lines)
    stored = folder.read("timeline.jsonl")
    head = json.loads(stored.first())
    folder.write("errors.jsonl", stored.filter(lambda line: line.startswith('{"kind":"error"')).coalesce(1))
    entries = stored.filter(lambda line: line.startswith('{"kind":"entry"'))
    if not entries.isEmpty():
        spark.read.json(entries).write.mode("overwrite").parquet(f"{folder.uri}/entries.parquet")
    manifest = [f"# {line}" for line in program.expected.splitlines()]
    manifest += [f"# {name} {head[name]}" for name in ("articles", "reports", "events")]
    for name in ("timeline.jsonl", "errors.jsonl"):
        digest, count = digest_of(folder, name)
        manifest += [f"# lines {count}", f"{digest}  {name}"]
    folder.write("MANIFEST", spark.sparkContext.parallelize(manifest, 1))
    return head


def main():
    chosen = options()
    spark = SparkSession.builder.appName("demarche").getOrCreate()
    context: SparkContext = spark.sparkContext
    context.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "native.py"))
    name = chosen.program
    if chosen.bundle:
        name = "demarche-bundle"
        context.addArchive(f"{chosen.bundle}#{name}")
    try:
        program = Program(name, chosen.lexicon)
    except native.NativeError as error:
        sys.exit(f"timeline.py: {error}")
    folder = Folder(spark, chosen.output)
    folder.refuse_old()
    head = write_all(spark, folder, timeline(articles(spark, program, chosen), program, chosen), program)
    print(f"{head['articles']} articles, {head['events']} deeds in {folder.uri}/timeline.jsonl; "
          f"render it with: demarche render timeline.jsonl --manifest MANIFEST -o DIR")


if __name__ == "__main__":
    main()
