"""A run: plan, work, report."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from textfix.cli.corpus import CorpusArguments
from textfix.cli.outcome import FAILED, FINE
from textfix.cli.settings import configured
from textfix.cli.talk import Talk
from textfix.corpus.engines import Engine, Place, engine
from textfix.corpus.folder import Folder, write_json
from textfix.corpus.plan import Plan, plan, settle
from textfix.corpus.report import Report, report
from textfix.corpus.work import Work
from textfix.files.documents import open_output
from textfix.files.errors import CommandError


def run(arguments: CorpusArguments) -> int:
    """Do what ``arguments`` ask for and return the exit code."""
    try:
        pipeline = configured(arguments.choice)
        spread = engine(arguments.engine)
        _keep_apart(arguments.source, arguments.out)
        the_plan = plan(arguments.source, arguments.field, pipeline, arguments.size)
        folder = Folder(os.path.abspath(arguments.out), the_plan.suffix)
        settle(the_plan, folder)
        work = Work(folder, arguments.field, pipeline, the_plan.versions)
        with Talk(sys.stderr, the_plan.size) as talk:
            _repair(the_plan, work, spread, Place(arguments.address, arguments.jobs), talk)
        came = report(the_plan, folder)
        write_json(folder.report, came.as_json())
        _tell(came)
    except CommandError as error:
        Talk(sys.stderr).say(str(error))
        return FAILED
    whole = came.done == len(the_plan.partitions) and not came.tally.errors
    return FINE if whole else FAILED


def _keep_apart(source: str, out: str) -> None:
    if Path(out).resolve().is_relative_to(Path(source).resolve()):
        raise CommandError(f"{out}: lies in {source}: its files would be input, too")


def _repair(the_plan: Plan, work: Work, spread: Engine, place: Place, talk: Talk) -> None:
    """Have the partitions done that are not; tell of those that fail."""
    folder = work.folder
    folder.clear_drafts()
    left = []
    for partition in the_plan.partitions:
        if folder.is_done(partition.number):
            talk.done(partition.size)
        else:
            left.append(partition)
    count = len(the_plan.partitions)
    if left and len(left) < count:
        talk.say(f"{count - len(left)} of {count} partitions are done already")
    try:
        for done in spread(work, left, place) if left else ():
            talk.done(the_plan.partitions[done.number].size)
            if done.failure:
                talk.say(f"partition {done.number}: {done.failure}")
    except CommandError as error:  # the engine gave up; what is done is done
        talk.say(str(error))
    except KeyboardInterrupt:
        talk.say("interrupted; the same command goes on where this one was")
        raise
    finally:
        folder.clear_drafts()


def _tell(came: Report) -> None:
    for error in came.tally.said:
        Talk(sys.stderr).say(error)
    with open_output(None) as out:
        out.writelines(f"{line}\n".encode() for line in came.lines())
