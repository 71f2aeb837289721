"""Exports every format and reads it with the libraries that its users have. tests/exports/run calls it."""

import csv
import datetime
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys

import icalendar
import igraph
import networkx
from pyld import jsonld

PROGRAM, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
NASTY = ["\\N\\G", "a\r\nEND:VEVENT\r\nb", "]]></gexf>", "</script>", "=1+1", "\t|\t", '"', "'\\", "&amp;<b>", "\u2028",
         "\u202egnirts", "\x01\x1b", "digraph", "{{x}}", "\U0001f4a5", "مرحبا", "a;b,c:d", "w" * 20000, ""]

GDELT_ACTOR = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
               "Type1Code", "Type2Code", "Type3Code"]
GDELT_PLACE = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
GDELT = (["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
         + [f"Actor{n}{name}" for n in (1, 2) for name in GDELT_ACTOR]
         + ["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
            "NumSources", "NumArticles", "AvgTone"]
         + [f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in GDELT_PLACE]
         + ["DATEADDED", "SOURCEURL"])
POLECAT = """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|
Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|
Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|
Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|
Publication Date|Story People|Story Organizations|Story Locations|Language|Version""".replace("\n", "").split("|")
PLOVER = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT""".split()
TIMELINEJS_CSV = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,
Media Caption,Media Thumbnail,Alt Text,Type,Group,Background""".replace("\n", "").split(",")

faults = []
checks = 0


def check(fine, what):
    global checks
    checks += 1
    if not fine:
        faults.append(what)
        print("FAULT", what)


def export(timeline, name, *options):
    return subprocess.run([PROGRAM, "export", timeline, "--format", name, *options], capture_output=True, timeout=120)


def left_out(told):
    """How many entries the program says it left out."""
    found = re.search(r"entries left out: (.*)", told)
    return sum(int(n) for n in re.findall(r"(?:^|, )(\d+) ", found.group(1))) if found else 0


def day(text):
    return datetime.datetime.strptime(text, "%Y%m%d").date()


def check_csv(data, kept):
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
    check(len(rows) == kept, "csv: a row an entry")
    check(all(None not in row and None not in row.values() for row in rows), "csv: as many cells as heads")
    check(not any(cell[:1] in "=+-@" for row in rows for key, cell in row.items() if cell and key != "score"),
          "csv: no formulas")


def check_jsonl(data, kept):
    kinds = [json.loads(line)["kind"] for line in data.splitlines()]
    check(kinds.count("entry") == kept, "jsonl: all entries")


def check_timelinejs(data, kept):
    events = json.loads(data)["events"]
    check(len(events) == kept, "timelinejs: one slide an entry")
    check(len({e["unique_id"] for e in events}) == kept, "timelinejs: ids differ")
    for event in events:
        for date in filter(None, (event["start_date"], event.get("end_date"))):
            parts = [int(date[key]) for key in ("year", "month", "day") if key in date]
            datetime.date(*(parts + [1, 1])[:3])
        tags = set(re.findall(r"<[^>]*>", event["text"]["headline"] + event["text"]["text"]))
        check(all(re.fullmatch(r'</?[pb]>|</a>|<a href="(https?:|mailto:)[^"<]*">', tag) for tag in tags),
              f"timelinejs: text is escaped: {tags}")


def check_timelinejs_csv(data, kept):
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    check(rows[0] == TIMELINEJS_CSV, "timelinejs-csv: the template's head")
    entries = [row for row in rows[1:] if row[TIMELINEJS_CSV.index("Type")] == ""]
    check(len(entries) == kept, "timelinejs-csv: one row an entry")
    check(all(int(row[0]) and row[9] for row in entries), "timelinejs-csv: year and headline")


def check_timesketch(data, kept):
    rows = [json.loads(line) for line in data.splitlines()]
    for row in rows:
        when = datetime.datetime.fromisoformat(row["datetime"])
        check(when.tzinfo is not None and row["timestamp"] == int(when.timestamp()) * 10**6, "timesketch: one instant")
        check(row["message"] != "" and row["timestamp_desc"] != "", "timesketch: message and kind of time")
        check(isinstance(row["tag"], list), "timesketch: tags are a list")
    check(len({row["entry_id"] for row in rows}) == kept, "timesketch: rows for each entry")


def check_gdelt(data, kept):
    rows = [line.split("\t") for line in data.decode().split("\n")[:-1]]
    check(all(len(row) == len(GDELT) == 61 for row in rows), "gdelt: 61 columns")
    table = [dict(zip(GDELT, row)) for row in rows]
    check(len(table) >= kept and (kept == 0) == (not table), "gdelt: at least a row an entry")
    check(len({row["GLOBALEVENTID"] for row in table}) == len(table), "gdelt: ids differ")
    for row in table:
        at = day(row["SQLDATE"])
        check(row["MonthYear"] == f"{at:%Y%m}" and row["Year"] == f"{at:%Y}", "gdelt: month and year of the day")
        check(int(row["FractionDate"].split(".")[0]) == at.year and 0 <= float(row["FractionDate"]) - at.year <= 1.02,
              "gdelt: fraction of the year")
        check(re.fullmatch(r"\d{3,4}", row["EventCode"]), "gdelt: CAMEO code with its zeros")
        check(row["EventCode"].startswith(row["EventBaseCode"]) and len(row["EventBaseCode"]) == 3, "gdelt: base code")
        check(row["EventRootCode"] == row["EventCode"][:2] and 1 <= int(row["EventRootCode"]) <= 20, "gdelt: root code")
        root = int(row["EventRootCode"])
        check(row["QuadClass"] == str(1 + (root > 5) + (root > 8) + (root > 13)), "gdelt: quad class of the root")
        check(-10 <= float(row["GoldsteinScale"]) <= 10, "gdelt: scale")
        check(all(int(row[key]) > 0 for key in ("GLOBALEVENTID", "NumMentions", "NumSources", "NumArticles")),
              "gdelt: counts")
        check(re.fullmatch(r"(\d{14})?", row["DATEADDED"]) and re.fullmatch(r"((https?|mailto):\S+)?", row["SOURCEURL"]),
              "gdelt: when added, and where from")


def check_polecat(data, kept):
    rows = [line.split("\t") for line in data.decode().split("\n")[:-1]]
    check(rows[0] == POLECAT and len(POLECAT) == 40, "polecat: 40 columns")
    table = [dict(zip(POLECAT, row)) for row in rows[1:]]
    check(len(table) == kept and all(len(row) == 40 for row in rows), "polecat: one row an entry")
    for row in table:
        datetime.date.fromisoformat(row["Event Date"])
        check(row["Event Type"] in PLOVER and -10 <= float(row["Intensity"]) <= 10, "polecat: event and intensity")


def check_ics(data, kept):
    calendar = icalendar.Calendar.from_ical(data)
    events = list(calendar.walk("VEVENT"))
    check(len(events) == kept and not calendar.errors, "ics: one event an entry")
    check(len({event["UID"] for event in events}) == kept, "ics: ids differ")
    for event in events:
        check(not event.errors and "SUMMARY" in event and "DTSTAMP" in event, "ics: what an event must have")
        end = event.get("DTEND")
        check(end is None or end.dt > event["DTSTART"].dt, "ics: the end comes after")
        check(event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED"), "ics: status")
    check(all(len(line) <= 75 for line in data.split(b"\r\n")), "ics: 75 octets a line")


def check_vis(data, kept):
    view = json.loads(data)
    groups = {group["id"] for group in view["groups"]}
    check(len({item["id"] for item in view["items"]}) == kept, "vis: one item an entry")
    for item in view["items"]:
        start = datetime.datetime.fromisoformat(item["start"])
        check("end" not in item or datetime.datetime.fromisoformat(item["end"]) > start, "vis: the end comes after")
        check(item["group"] in groups and "<" not in item["content"], "vis: group and escaped text")


def check_jsonld(data, kept):
    def context(url, options):
        check(url.startswith("https://schema.org"), "jsonld: no other context")
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}

    nodes = jsonld.expand(json.loads(data), {"documentLoader": context, "base": "https://demarche.invalid/"})
    told = "https://schema.org/"
    kinds = [node["@type"][0].removeprefix(told) for node in nodes]
    check(len(kinds) == kept and set(kinds) <= {"Event", "Claim"}, "jsonld: an Event or a Claim for each entry")
    check(len({node["@id"] for node in nodes}) == len(nodes), "jsonld: ids differ")
    check(all(told + "name" in node or told + "text" in node for node in nodes), "jsonld: names")


def against_schema(text, schema, name):
    if not (WORK / "schemas" / schema).exists():
        print(f"skipped: {name} against {schema}, which is not there")
        return
    result = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", WORK / "schemas" / schema, "-"], input=text,
                            capture_output=True)
    check(result.returncode == 0, f"{name}: {schema}: {result.stderr[:300]}")


def check_gexf(data, kept):
    graph = networkx.read_gexf(io.BytesIO(data))
    check(sum(attributes["weight"] for _, _, attributes in graph.edges(data=True)) >= kept, "gexf: all are edges")
    check(all(attributes["spells"] for _, attributes in graph.nodes(data=True)), "gexf: nodes have days")
    # The schema of 1.3 comes in no package; what is written here is the same in 1.2 but for the namespace.
    against_schema(data.replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft").replace(
        b'version="1.3"', b'version="1.2"'), "gexf.xsd", "gexf")


def check_graphml(data, kept):
    graph = networkx.read_graphml(io.BytesIO(data))
    path = WORK / "graph.graphml"
    path.write_bytes(data)
    other = igraph.Graph.Read_GraphML(str(path))
    check((len(graph), graph.size()) == (other.vcount(), other.ecount()), "graphml: two readers see the same graph")
    check(sum(attributes["weight"] for _, _, attributes in graph.edges(data=True)) >= kept, "graphml: all are edges")
    against_schema(data, "graphml.xsd", "graphml")


def check_series(data, kept):
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
    for row in rows:
        parts = [int(row[key]) for key in ("cooperation", "conflict", "neutral")]
        check(sum(parts) == int(row["events"]) > 0, "series: the parts make the sum")
        check(-10 <= float(row["mean_score"]) <= 10, "series: mean")
    check(bool(rows) == (kept > 0), "series: rows")


def check_dot(data, kept):
    result = subprocess.run(["dot", "-Tcanon"], input=data, capture_output=True, timeout=60)
    check(result.returncode == 0 and result.stderr == b"" and result.stdout.strip(), f"dot: {result.stderr[:300]}")


def check_drawn(timeline, name):
    for kind, head in (("svg", b"<?xml"), ("pdf", b"%PDF")):
        result = export(timeline, name, "--draw", kind)
        check(result.returncode == 0 and result.stdout.startswith(head), f"{name}: drawn as {kind}: {result.stderr[:300]}")


def hostile(timeline, path):
    """The same timeline with hostile words in its free texts; ids, codes and dates stay."""
    number = 0

    def spoil(value, key=""):
        nonlocal number
        if isinstance(value, dict):
            return {name: spoil(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [spoil(inner, key) for inner in value]
        if not isinstance(value, str) or key not in ("headline", "text", "title", "publisher", "name", "url", "why",
                                                     "because"):
            return value
        number += 1
        return value + NASTY[number % len(NASTY)]  # marks count from the beginning

    lines = [spoil(json.loads(line)) for line in timeline.read_text().splitlines() if line]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def main():
    plain = WORK / "site" / "timeline.jsonl"
    help_text = subprocess.run([PROGRAM, "export", "--help"], capture_output=True, text=True).stdout
    names = re.search(r"one of: ([^(]*)", help_text).group(1).replace("\n", " ").split(",")
    for timeline in (plain, hostile(plain, WORK / "hostile.jsonl")):
        entries = sum('"kind":"entry"' in line.replace('": "', '":"') for line in timeline.read_text().splitlines())
        check(entries > 20, "the sample has entries")
        for name in map(str.strip, names):
            result = export(timeline, name)
            told = result.stderr.decode()
            check(result.returncode == 0, f"{name}: {told}")
            check(result.stdout == export(timeline, name).stdout, f"{name}: the same bytes twice")
            check(name == "jsonl" or "does not hold" in told, f"{name}: says what it does not hold")
            kept = entries - left_out(told)
            if name.startswith("dot"):
                if shutil.which("dot"):
                    check_dot(result.stdout, kept)
                    check_drawn(timeline, name)
                continue
            before = len(faults)
            globals()["check_" + name.replace("-", "_")](result.stdout, kept)
            print(f"{timeline.name} {name}: {kept} of {entries} entries", "good" if len(faults) == before else "BAD")
    print(f"{checks - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


sys.exit(main())
