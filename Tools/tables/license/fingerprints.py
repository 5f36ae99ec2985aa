"""Fingerprints of licence texts and notices: hashes of three words in a row, of long texts the smallest ones.

A text is cut into words as LicenseWords.swift does: lower case, letters and digits only, without copyright lines.
"""
import base64
import re
import struct

import sources

SAMPLE_COUNT = 192

# Texts by ScanCode's key. Besides what is worth recognizing there are texts that would be mistaken for it.
TEXTS = """
mit mit-0 mit-modern x11-xconsortium bsd-new bsd-simplified bsd-1-clause bsd-original bsd-original-uc bsd-zero bsd-source-code
bsd-plus-patent isc apache-1.1 apache-2.0 gpl-1.0 gpl-2.0 gpl-3.0 lgpl-2.0 lgpl-2.1 lgpl-3.0 agpl-3.0 mpl-1.1 mpl-2.0
unlicense cc0-1.0 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 zlib boost-1.0 epl-1.0 epl-2.0 artistic-perl-1.0
artistic-2.0 wtfpl-2.0 postgresql uoi-ncsa afl-3.0 ofl-1.1 cddl-1.0 eupl-1.1 eupl-1.2 ms-pl ms-rl python psf-2.0 historical upl-1.0
""".split()

# Other wordings of the same, by the names of ScanCode's rules.
VARIANTS = {"BSD-3-Clause": ["bsd-new_95"]}

# Names that a template asks to be filled in, and endings that are advice, not terms: no run of words goes across.
BREAKS = re.compile(r"ORGANIZATION|<[^<>\n]{1,60}>|\{\{.*?\}\}|\[[^\[\]\n]{1,60}\]")

_GNU = "you can redistribute it and/or modify it under the terms of the GNU {} General Public License "
_LATER = _GNU + "as published by the Free Software Foundation; either version {}, or (at your option) any later version"
_LATER_OF = _GNU + ("as published by the Free Software Foundation; either version {} of the License, or (at your option)"
                    " any later version")
_ONLY = _GNU + "version {} as published by the Free Software Foundation"
_ONLY_OF = _GNU + "as published by the Free Software Foundation; version {} of the License"


def _gnu(identifier, name, version):
    """The notices of one version of a GNU licence, with later versions and without."""
    return {f"{identifier}-{version}-or-later": [text.format(name, version.removesuffix(".0")) for text in (_LATER, _LATER_OF)],
            f"{identifier}-{version}-only": [text.format(name, version.removesuffix(".0")) for text in (_ONLY, _ONLY_OF)]}


# Notices at the head of source files, in the words that their licences recommend.
NOTICES = {
    **_gnu("GPL", "", "1.0"), **_gnu("GPL", "", "2.0"), **_gnu("GPL", "", "3.0"), **_gnu("LGPL", "Library", "2.0"),
    **_gnu("LGPL", "Lesser", "2.1"), **_gnu("LGPL", "Lesser", "3.0"), **_gnu("AGPL", "Affero", "3.0"),
    "Apache-2.0": "Licensed under the Apache License, Version 2.0; you may not use this file except in compliance with "
                  "the License. You may obtain a copy of the License at http://www.apache.org/licenses/LICENSE-2.0",
    "MPL-1.1": "The contents of this file are subject to the Mozilla Public License Version 1.1; you may not use this "
               "file except in compliance with the License",
    "MPL-2.0": "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL "
               "was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.",
    "EPL-1.0": "This program and the accompanying materials are made available under the terms of the Eclipse Public "
               "License v1.0 which accompanies this distribution, and is available at "
               "http://www.eclipse.org/legal/epl-v10.html",
    "EPL-2.0": "are made available under the terms of the Eclipse Public License 2.0 which is available at "
               "https://www.eclipse.org/legal/epl-2.0",
    "BSL-1.0": "Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt or copy "
               "at http://www.boost.org/LICENSE_1_0.txt)",
    "CDDL-1.0": "The contents of this file are subject to the terms of the Common Development and Distribution License; "
                "you may not use this file except in compliance with the License",
}

_SPELLINGS = {"https": "http", "licence": "license", "licences": "licenses", "licenced": "licensed"}
_YEAR = re.compile(r"(19|20)[0-9][0-9]|year|yyyy")
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def words(text):
    """The words of `text`, without lines that claim a copyright and marks of comments."""
    result = []
    for line in text.split("\n"):
        found = re.findall(r"[a-z0-9]+", line.translate(_LOWER))
        if not found or claims_copyright(found, line):
            continue
        if found[0] in ("dnl", "rem"):
            found = found[1:]
        result += [_SPELLINGS.get(word, word) for word in found]
    return result


def claims_copyright(found, line):
    """Whether a line names a holder: the sign or the word comes first, and there is a year or a place for one."""
    if found[:3] == ["all", "rights", "reserved"]:
        return True
    starts = found[0] in ("copyright", "c") or re.match("[^A-Za-z0-9]*©", line)
    return bool(starts) and any(_YEAR.fullmatch(word) for word in found)


def hash32(word):
    """32-bit FNV-1a."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def run_hashes(text):
    """The hashes of every three words in a row."""
    found = [hash32(word) for word in words(text)]
    return {mixed(found[at:at + 3]) for at in range(len(found) - 2)}


def mixed(hashes):
    value = 0
    for part in hashes:
        value = (value ^ part) * 0x9E3779B1 & 0xFFFFFFFF
        value ^= value >> 15
    return value


def runs(text):
    """The hashes of a text to recognize; no run goes across what is to be filled in."""
    return set().union(*map(run_hashes, BREAKS.split(text)))


def entries():
    """Identifier, whether it is a notice, and the hashes of every text and notice."""
    database = sources.database()
    for key in TEXTS:
        _, text = sources.front_matter_and_text(sources.texts_folder() / f"licenses/{key}.LICENSE")
        yield database[key]["spdx_license_key"], False, runs(text)
    for identifier, names in VARIANTS.items():
        for name in names:
            _, text = sources.front_matter_and_text(sources.texts_folder() / f"rules/{name}.RULE")
            yield identifier, False, runs(text)
    for identifier, texts in NOTICES.items():
        for text in [texts] if isinstance(texts, str) else texts:
            yield identifier, True, runs(text)


def rows():
    """A line for each entry: identifier, kind, how many hashes there are, the smallest ones in base64."""
    for identifier, is_notice, hashes in entries():
        sample = sorted(hashes)[:SAMPLE_COUNT]
        packed = base64.b64encode(struct.pack(f"<{len(sample)}I", *sample)).decode()
        yield "\t".join([identifier, "notice" if is_notice else "text", str(len(hashes)), packed])
