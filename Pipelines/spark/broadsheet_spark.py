#!/usr/bin/env python3
"""A corpus of newspaper scans made by the executors of a Spark cluster: the same bytes as `broadsheet run` on one machine.

  spark-submit Pipelines/spark/broadsheet_spark.py --output CORPUS [options] SCANS...

Four steps, each of which resumes where it was when the same command is given again:

1. `broadsheet run --requests` plans the corpus on the driver. The requests are cut into stretches, and executors answer them: each Python
   worker of an executor holds one long-lived `broadsheet worker`, and writes the answers of a stretch as one file beside the corpus.
   A stretch whose executor dies is answered by another one.
2. `broadsheet run --answers` puts the answers together on the driver: shards, articles over pages, metadata. What no executor could answer is
   done here.
3. Executors search stretches of the calendar for reprints (`broadsheet dedup --from --to`), and one join makes the clusters, with the
   settings of the pipeline's `dedup`.
4. `broadsheet enrich` on the driver: datelines, names, people, topics, and newswire.jsonl.

Scans, output and the program must have the same paths on all machines (a shared file system), and OpenVINO and Tesseract be installed there.
Tried with PySpark 4.3.
"""

import argparse
import datetime
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading

DAY = datetime.timedelta(days=1)
# Stretches of the calendar begin on multiples of this many days since 1970: sketches are kept by such stretches.
EPOCH, STRETCH = datetime.date(1970, 1, 1), 28


class PageWorker:
    """One `broadsheet worker --coordinated`, which answers page requests one after the other.

    Raises OSError where the worker ends or does not answer in time; it is started again for the next request.
    """

    def __init__(self, command, timeout):
        self.command, self.timeout, self.process = command, timeout, None

    def start(self):
        environment = dict(os.environ, OMP_THREAD_LIMIT="1")
        # A group of its own, so that the programs it starts end with it.
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
        )
        self.hello = self.within(self.process.stdout.readline)
        if not json.loads(self.hello or "{}").get("hello"):
            raise OSError(f"{self.command[0]} worker does not start: exit status {self.process.wait(10)}")

    def within(self, read):
        """What `read` gives, or OSError after the timeout, when the worker is ended."""
        timer = threading.Timer(self.timeout, self.process.kill)
        timer.start()
        try:
            answer = read()
        finally:
            late = not timer.is_alive()
            timer.cancel()
        if late:
            raise OSError(f"no answer within {self.timeout} s")
        return answer

    def answer(self, request):
        """The bytes of the answer to a request line: a message, and the lines of the page that follow it."""
        if self.process is None or self.process.poll() is not None:
            self.start()
        try:
            self.process.stdin.write(request + b"\n")
            self.process.stdin.flush()
            return self.within(self.read)
        except (OSError, ValueError) as error:
            self.process.kill()
            self.process.wait()
            self.process = None
            raise OSError(str(error)) from error

    def read(self):
        line = self.process.stdout.readline()
        if not line.endswith(b"\n"):
            raise OSError("the worker ended in the middle of a page")
        finished = json.loads(line).get("finished") or {}
        count = sum(finished.get(name, 0) for name in ("page_bytes", "article_bytes", "table_bytes"))
        rest = self.process.stdout.read(count)
        if len(rest) < count:
            raise OSError("the worker ended in the middle of a page")
        return line + rest


# The worker of this Python process: Spark keeps Python processes for many tasks.
kept = {}


def answer_stretch(requests, path, command, timeout):
    """Answers the requests of a stretch into a file, which appears when it is complete.

    A page that ends its worker twice is left to the driver, which names it among the failures.
    """
    worker = kept.setdefault(tuple(command), PageWorker(command, timeout))
    partial = f"{path}.{os.getpid()}.partial"
    answers = 0
    with open(partial, "wb") as file:
        for request in requests:
            for attempt in range(2):
                try:
                    answer = worker.answer(request.encode())
                except OSError as error:
                    print(f"broadsheet: {json.loads(request)['id']}: {error}", file=sys.stderr)
                    continue
                if not answers:
                    file.write(worker.hello)
                file.write(answer)
                answers += 1
                break
        if not answers:
            # A program that does not even start here is no answer: the task fails, and another machine does it.
            if worker.process is None or worker.process.poll() is not None:
                worker.start()
            file.write(worker.hello)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)
    return answers


def fingerprint(command, timeout):
    """The fingerprint of the pipeline that workers of a command run."""
    worker = PageWorker(command, timeout)
    worker.start()
    worker.process.stdin.close()
    worker.process.wait()
    return json.loads(worker.hello)["hello"]["fingerprint"]


def run(command):
    """Runs a program; ends this one with the program's status where that is neither 0 nor 6 (some pages failed)."""
    status = subprocess.run(command).returncode
    if status not in (0, 6):
        sys.exit(status if status > 0 else 70)
    return status


def calendar(corpus, parts):
    """Stretches of the calendar (first day, last day) that hold all days of the corpus's articles, about as many articles in each."""
    days = {}
    for path in sorted(glob.glob(f"{corpus}/articles/part-*.jsonl")):
        with open(path, encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                try:
                    day = datetime.date.fromisoformat(article.get("date") or "")
                except ValueError:
                    continue
                start = EPOCH + (day - EPOCH).days // STRETCH * STRETCH * DAY
                days[start] = days.get(start, 0) + 1
    if not days:
        return []
    share, stretches, begun, count = sum(days.values()) / parts, [], None, 0
    for start in sorted(days):
        if begun is None:
            begun = start
        count += days[start]
        if count >= share:
            stretches.append([begun, start + (STRETCH - 1) * DAY])
            begun, count = None, 0
    if begun is not None:
        stretches.append([begun, max(days) + (STRETCH - 1) * DAY])
    # Days without articles belong to the stretch before them.
    for one, following in zip(stretches, stretches[1:]):
        one[1] = following[0] - DAY
    return [(first.isoformat(), last.isoformat()) for first, last in stretches]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="All other options are those of `broadsheet run` and are handed on to it, after --.",
    )
    parser.add_argument("scans", nargs="+", help="scans as `broadsheet run` takes them; options of it after --")
    parser.add_argument("--output", required=True, help="the corpus folder, on a shared file system")
    parser.add_argument("--work", help="folder for answers and parts, on a shared file system; default: OUTPUT.spark")
    parser.add_argument("--broadsheet", default=shutil.which("broadsheet") or "broadsheet", help="the program, on all machines")
    parser.add_argument("--pages-a-task", type=int, default=50, help="pages of a stretch that is done again where it fails")
    parser.add_argument("--page-timeout", type=float, default=600, help="seconds that a page may take")
    parser.add_argument("--dedup-parts", type=int, default=0, help="stretches of the calendar; default: one a core of the cluster")
    parser.add_argument("--no-dedup", action="store_true", help="make no clusters")
    parser.add_argument("--no-enrich", action="store_true", help="do not enrich articles")
    arguments, further = sys.argv[1:], []
    if "--" in arguments:
        place = arguments.index("--")
        arguments, further = arguments[:place], arguments[place + 1 :]
    options = parser.parse_args(arguments)
    if options.pages_a_task < 1:
        parser.error("--pages-a-task must be at least 1")
    if "-" in options.scans:
        parser.error("a list on standard input can be read once only; name a file of paths: @LIST")

    from pyspark.sql import SparkSession

    output = os.path.abspath(options.output)
    work = os.path.abspath(options.work or output + ".spark")
    os.makedirs(work, exist_ok=True)

    # Absolute paths: executors run elsewhere.
    scans = [scan if scan.startswith("@") else os.path.abspath(scan) for scan in options.scans]
    make = [options.broadsheet, "run", *scans, "--output", output, *further]
    requests = f"{work}/requests.jsonl"
    run([*make, "--requests", requests])
    with open(requests, encoding="utf-8") as file:
        lines = file.read().splitlines()
    command = [options.broadsheet, "worker", "--coordinated", "--pipeline", f"{output}/pipeline.yaml"]
    timeout = options.page_timeout
    # Answers of another pipeline or version are not those of this run. A stretch is named by what it asks for: a plan that has changed has other
    # stretches.
    folder = f"{work}/answers/{fingerprint(command, timeout)[:16]}"
    os.makedirs(folder, exist_ok=True)
    stretches = []
    for start in range(0, len(lines), options.pages_a_task):
        part = lines[start : start + options.pages_a_task]
        stretches.append((f"{folder}/{digest(part)}.answers", part))
    todo = [(path, part) for path, part in stretches if not os.path.exists(path)]
    spark = SparkSession.builder.appName("broadsheet").getOrCreate()
    context = spark.sparkContext
    if todo:
        pages = context.parallelize(todo, len(todo)).map(lambda task: answer_stretch(task[1], task[0], command, timeout)).sum()
        print(f"broadsheet: {pages} pages answered by executors in {len(todo)} stretches")
    answers = ["--answers", folder] if stretches else []
    status = run([*make, "--no-dedup", "--no-enrich", *answers])
    if not options.no_dedup and "--no-dedup" not in further and wants_dedup(output):
        parts = calendar(output, options.dedup_parts or max(1, context.defaultParallelism))
        dedup = [options.broadsheet, "dedup", output, "--pipeline", f"{output}/pipeline.yaml"]

        def search(stretch):
            first, last = stretch
            place = f"{work}/dedup/{first}-{last}"
            command = [*dedup, "--output", place, "--from", first, "--to", last, "--jobs", "1"]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"{' '.join(command)}: exit status {done.returncode}: {done.stderr[-2000:]}")
            return place

        if len(parts) > 1:
            places = context.parallelize(parts, len(parts)).map(search).collect()
            run([*dedup, "--output", output, "--join", *places])
        else:
            run([*dedup, "--output", output])
    if not options.no_enrich and "--no-enrich" not in further:
        status = max(status, run([options.broadsheet, "enrich", output, "--pipeline", f"{output}/pipeline.yaml"]))
    spark.stop()
    sys.exit(status)


def wants_dedup(output):
    """Whether the pipeline of a corpus wants reprints to be searched: `kind` within `dedup` of pipeline.yaml, which the program writes."""
    with open(f"{output}/pipeline.yaml", encoding="utf-8") as file:
        return not re.search(r"^dedup:\n(?:  .*\n)*?  kind: none$", file.read(), re.M)


def digest(lines):
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:24]


if __name__ == "__main__":
    main()
