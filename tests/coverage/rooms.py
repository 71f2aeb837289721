"""usage: rooms.py SUMMARY: the summary of gcovr by room, and the sources with most branches that no test takes."""
import collections
import json
import sys

KEYS = ('line_covered', 'line_total', 'branch_covered', 'branch_total', 'function_covered', 'function_total')
MOST = 15


def share(part, whole):
    return f'{100 * part / whole:.1f}' if whole else '-'


def row(name, c):
    return (f"| {name} | {c['line_total']} | {share(c['line_covered'], c['line_total'])} | {c['branch_total']} | "
            f"{share(c['branch_covered'], c['branch_total'])} | {share(c['function_covered'], c['function_total'])} |")


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        files = json.load(file)['files']
    rooms = collections.defaultdict(collections.Counter)
    for source in files:
        for name in (source['filename'].split('/')[1], 'all'):
            rooms[name].update({key: source[key] for key in KEYS})
    print('| room | lines | reached, % | branches | taken, % | functions called, % |')
    print('|---|--:|--:|--:|--:|--:|')
    for name in sorted(rooms, key=lambda name: (name == 'all', name)):
        print(row(name, rooms[name]))
    print('\nBranches that no test takes:')
    untaken = sorted(files, key=lambda f: f['branch_covered'] - f['branch_total'])[:MOST]
    for source in untaken:
        print(f"  {source['branch_total'] - source['branch_covered']:4d} of {source['branch_total']:4d}  {source['filename']}")


if __name__ == '__main__':
    main()
