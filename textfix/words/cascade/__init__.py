"""The cascade: tables decide most gaps between letters, the network the few that they leave open.

``letters`` and ``features`` read phrases as arrays; ``table`` holds the weights, ``train`` makes
them; ``odds`` says what the tables know of each gap; ``first`` decides, and names the gaps that the
network is to be asked of. The data's card tells what was measured.
"""
