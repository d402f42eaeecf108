"""Indonesian texts made comparable: small letters, abbreviations written out, words without weight left away, affixes off.

Crude on purpose: it serves to say which words two rows share, and a person decides.  Words that turn a meaning (*belum*, *tidak*,
*kurang*) keep their weight.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ABBREVIATIONS = {
    "adm": "administrasi",
    "aplk": "aplikasi",
    "bhn": "bahan",
    "blm": "belum",
    "blum": "belum",
    "dg": "dengan",
    "dgn": "dengan",
    "dlm": "dalam",
    "dr": "dari",
    "drpd": "daripada",
    "dst": "dan",
    "gak": "tidak",
    "info": "informasi",
    "jml": "jumlah",
    "kab": "kabupaten",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "keg": "kegiatan",
    "krg": "kurang",
    "krn": "karena",
    "lyn": "layanan",
    "masy": "masyarakat",
    "mnjd": "menjadi",
    "msh": "masih",
    "msyrkt": "masyarakat",
    "pd": "pada",
    "pemb": "pembangunan",
    "pemkab": "pemerintah",
    "pemda": "pemerintah",
    "pely": "pelayanan",
    "pelyn": "pelayanan",
    "pddk": "penduduk",
    "prog": "program",
    "sdh": "sudah",
    "sbg": "sebagai",
    "scr": "secara",
    "skrg": "sekarang",
    "sos": "sosial",
    "spt": "seperti",
    "stlh": "setelah",
    "tdk": "tidak",
    "thd": "terhadap",
    "tsb": "tersebut",
    "ttg": "tentang",
    "udh": "sudah",
    "utk": "untuk",
    "yg": "yang",
}
NO_WEIGHT = frozenset(
    WORD.findall(
        """a ada adalah agar akan antar antara atas atau bagi bahwa baik banyak beberapa bila bisa dalam dan dapat dari daripada
        dengan di dll dsb hal hanya harus hingga ia ini itu jadi jika juga kami karena ke kepada kita lain lainnya lebih maka
        masih melalui menjadi mereka namun oleh olehnya pada para per perlu saat saja sampai sangat sebagai sebagian secara sedang
        sehingga sejak semua seperti serta setiap setelah suatu sudah supaya tahun tentang terhadap tersebut tiap untuk yaitu
        yakni yang the of and to in for with on"""
    )
)
PREFIXES = tuple(WORD.findall("memper diper meng meny peng peny mem men pem pen per ber ter me pe di ke se"))
BEFORE_I = ("me", "mem", "men", "meng", "meny", "di")
SUFFIXES = ("kannya", "annya", "nya", "kan", "lah", "kah", "an")
SHORTEST_STEM = 4


def words_of(text: str) -> list[str]:
    """As they were written, in their order; a doubled word (*aplikasi-aplikasi*) is one."""
    found = WORD.findall(unicodedata.normalize("NFKC", text))
    return [_once(word) for word in found]


def _once(word: str) -> str:
    half, _, other = word.partition("-")
    return half if half.casefold() == other.casefold() else word


def stems_of(text: str) -> dict[str, str]:
    """Stem → the word as the text has it, in the order of the text; what has no weight is left away."""
    found: dict[str, str] = {}
    for word in words_of(text):
        small = word.casefold()
        whole = ABBREVIATIONS.get(small, small)
        if whole not in NO_WEIGHT and (len(whole) > 1 or whole.isdigit()):
            found.setdefault(stem(whole), whole if whole != small else word)
    return found


def stem(word: str) -> str:
    """*pelayanan*, *layanan* and *melayani* are one; what is left has at least four letters, else nothing is taken off."""
    if not word.isalpha():
        return word
    bare = _without_suffix(word)
    prefix = next((one for one in PREFIXES if bare.startswith(one) and len(bare) - len(one) >= SHORTEST_STEM), "")
    bare = bare[len(prefix) :]
    ends_on_i = prefix in BEFORE_I and bare.endswith("i") and len(bare) > SHORTEST_STEM
    return bare[:-1] if ends_on_i else bare


def _without_suffix(word: str) -> str:
    ending = next((one for one in SUFFIXES if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM), "")
    return word[: len(word) - len(ending)]
