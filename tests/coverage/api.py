"""usage: tests/coverage/api.py: which functions of the public headers no doctest names. What is installed is public: base/, core/
and the front doors (docs/library.md). A name in a test is a sign, not a proof; tests/coverage/run counts calls."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
BESIDE = ('language/conllu.h', 'pipeline/archive.h', 'pipeline/gathering.h', 'pipeline/kept_articles.h', 'pipeline/merger.h',
          'pipeline/options.h')
FUNCTION = re.compile(r'\b([A-Z][a-z]\w*)\s*\([^;{}]*\)\s*(?:const)?\s*(?:noexcept)?\s*(?:;|\{|=)')


def headers():
    src = ROOT / 'src'
    yield from sorted([*(src / 'base').rglob('*.h'), *(src / 'core').glob('*.h')])
    yield from sorted(room / f'{room.name}.h' for room in src.iterdir() if (room / f'{room.name}.h').exists())
    yield from (src / name for name in BESIDE)


def main():
    tests = '\n'.join(path.read_text() for path in sorted((ROOT / 'tests').rglob('*'))
                      if path.suffix in ('.cpp', '.h') and 'fuzz' not in path.parts and 'node_modules' not in path.parts)
    where = {}
    for header in headers():
        text = re.sub(r'//.*', '', header.read_text())
        text = re.sub(r'\n private:.*?\n};', '\n};', text, flags=re.DOTALL)
        classes = set(re.findall(r'\b(?:class|struct)\s+(\w+)', text))
        for name in FUNCTION.findall(text):
            if name not in classes:
                where.setdefault(name, header.relative_to(ROOT / 'src'))
    missing = sorted((str(header), name) for name, header in where.items() if not re.search(rf'\b{name}\b', tests))
    print(f'{len(where) - len(missing)} of {len(where)} public functions are named in a doctest; not:')
    for header, name in missing:
        print(f'  {header}: {name}')


if __name__ == '__main__':
    main()
