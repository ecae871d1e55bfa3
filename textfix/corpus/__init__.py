"""A corpus repaired by partitions, on one machine or on the cluster that is there.

``plan`` cuts the input into partitions; ``work`` repairs one of them and leaves its output, whole,
and a mark that it is done; ``engines`` spread the work; ``report`` adds up the marks. All that the
processes share is the folder OUT, so that a run that was killed goes on where it was:

    OUT/part-00000.jsonl …   the output, in the order of the input
    OUT/_report.json         what was done, by documents and classes of damage
    OUT/_textfix/            the plan, and the marks of what is done
"""
