"""Words that say nothing by themselves when words are counted, in both languages."""

_LINES = (
    "yang dan untuk pada dari dalam dengan atau oleh akan agar serta juga ini itu sudah belum tidak bukan ada adalah sebagai",
    "secara antara setiap semua para bagi kepada terhadap tentang melalui karena sehingga lebih masih dapat bisa harus perlu",
    "telah sedang hanya saja tersebut yaitu yakni seperti antar sesuai maupun hingga sampai ketika saat jika kalau maka namun",
    "tetapi tapi belum kurang kurangnya banyak banyaknya besar kecil tinggi rendah baik lain lainnya masing masing-masing",
    "sangat cukup dimana mana kami kita mereka saya bapak tahun bulan hari jumlah hal cara bentuk upaya adanya menjadi",
    "the and for from with into that this these those are was were been being have has had will would should could not but",
    "more most less very each every all any some many much our their your its his her than then when where which who what",
    "how why can may must also only such other others over under between within without about per via due year years",
)
COMMON = frozenset(word for line in _LINES for word in line.split())
