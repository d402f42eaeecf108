"""`python3 dev.py screenshots [FOLDER] [--all]`: plays the rehearsal to the first afternoon and photographs every page."""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.dev.places import ROOT
from tools.pictures.album import Album
from workshop.rehearsal import loading
from workshop.rehearsal.hall import Hall
from workshop.rehearsal.house import House
from workshop.rehearsal.playing import play_until

AFTERNOON = 430


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="dev.py screenshots", description="Gambar semua halaman · pictures of all pages")
    asked.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    asked.add_argument("--all", action="store_true", help="juga Inggris dan gelap · in English and dark too")
    told = asked.parse_args(words)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium tidak ada. Pasang dulu: apt install chromium\nChromium is missing. Install it first.", file=sys.stderr)
        return 2
    told.folder.mkdir(parents=True, exist_ok=True)
    with House() as house, sync_playwright() as playwright:
        hall = Hall(house.url, house.key, loading.read(loading.DEFAULT))
        play_until(hall, AFTERNOON)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for language, dark in [("id", False), *([("en", False), ("id", True)] if told.all else [])]:
            for path in Album(browser, hall, house.key, told.folder, language, dark).fill():
                print(path.name, flush=True)
        browser.close()
        hall.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
