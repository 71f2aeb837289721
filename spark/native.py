"""The native program on a worker: found, compared with the driver's, and run as a filter of lines.

Imported by the workers, so what is remembered here lasts as long as a worker's Python process.
"""

import functools
import os
import shutil
import subprocess
import tempfile
import threading

from pyspark import SparkFiles

MESSAGE_BYTES = 4000  # of what the program printed for people, in the message of a failure


class NativeError(RuntimeError):
    """The program is missing, differs, or ended with a code other than 0: the attempt is worth nothing."""


@functools.lru_cache(maxsize=None)
def find_program(program):
    """The path of `program`: the one shipped with the job under that name, a path of this machine, or one in PATH."""
    roots = SparkFiles.getRootDirectory(), os.getcwd()
    shipped = [os.path.abspath(os.path.join(root, program, "bin", "demarche")) for root in roots]
    for path in shipped:
        if os.path.exists(path):
            return path
    path = shutil.which(program)
    if path is None:
        raise NativeError(
            f"this worker ({os.uname().nodename}) has no program '{program}', neither shipped with the job nor in "
            "PATH; ship it: make an archive with spark/bundle and give it with --bundle")
    return path


def environment(path):
    """Nothing of the worker's environment but what a child needs: the same answer everywhere."""
    libraries = os.path.join(os.path.dirname(os.path.dirname(path)), "lib")
    keep = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TMPDIR": tempfile.gettempdir()}
    if os.path.isdir(libraries):
        keep["LD_LIBRARY_PATH"] = libraries
    if "DEMARCHE_SHARE" in os.environ:
        keep["DEMARCHE_SHARE"] = os.environ["DEMARCHE_SHARE"]
    return keep


def versions(program, lexicons=()):
    """What the answers of this machine's program depend on, as `demarche versions` prints it."""
    flags = [word for folder in lexicons for word in ("--lexicon", folder)]
    return b"".join(line + b"\n" for line in run(program, ["versions", *flags], ())).decode()


@functools.lru_cache(maxsize=None)
def check_versions(program, lexicons, expected):
    """Raises NativeError unless this machine's program, lexicon and model are those of the driver."""
    here = versions(program, lexicons)
    if here == expected:
        return
    differing = [f"{ours} here, {theirs} on the driver"
                 for ours, theirs in zip(here.splitlines(), expected.splitlines()) if ours != theirs]
    raise NativeError(
        f"this worker ({os.uname().nodename}) would give other results than the driver: "
        f"{'; '.join(differing) or 'it prints other versions'}; give all the same bundle (spark/bundle, --bundle)")


class Feeder(threading.Thread):
    """Writes the lines into the child. A failure of the one who makes the lines must not look like their end."""

    def __init__(self, lines, child):
        super().__init__(daemon=True)
        self.lines, self.child, self.failure = lines, child, None

    def run(self):
        try:
            for line in self.lines:
                self.child.stdin.write(line)
                self.child.stdin.write(b"\n")
            self.child.stdin.close()
        except BrokenPipeError:
            pass  # the child has ended; its code says why
        except BaseException as failure:  # noqa: B902  raised again by the reader
            self.failure = failure
            self.child.kill()


def run(program, arguments, lines, folder=None):
    """The lines (bytes, without their ends) that the program prints when it is given `lines`.

    Raises NativeError after the last line when the program ended with another code than 0 or within a line, so that
    Spark throws the attempt away.
    """
    path = find_program(program)
    with tempfile.TemporaryFile() as told:
        child = subprocess.Popen([path, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told,
                                 env=environment(path), cwd=folder)
        feeder = Feeder(lines, child)
        feeder.start()
        whole = True
        try:
            for line in child.stdout:
                whole = line.endswith(b"\n")
                yield line[:-1] if whole else line
        finally:
            child.stdout.close()
            if child.poll() is None and not whole:
                child.kill()
            code = child.wait()
            feeder.join()
        if feeder.failure is not None:
            raise feeder.failure
        if code != 0 or not whole:
            told.seek(max(0, told.seek(0, os.SEEK_END) - MESSAGE_BYTES))
            said = told.read().decode(errors="replace").strip()
            raise NativeError(f"'demarche {' '.join(arguments)}' ended with code {code} on {os.uname().nodename}; "
                              f"it said: {said or 'nothing'}")
