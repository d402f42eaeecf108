"""Photographs and drawings written anew: upright, of a sensible size, without the place where they were taken or anything else
that stood beside the picture.  What comes out was made by us, so that a page may show it."""

import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from workshop.domain.refusals import Refused

LONGEST_SIDE = 2560
# Decoded in memory at three or four bytes a pixel; a JPEG is decoded smaller than it is, and so may be larger.
MOST_PIXELS = 40_000_000
MOST_PIXELS_OF_A_JPEG = 120_000_000
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP")
Image.MAX_IMAGE_PIXELS = None


def written_anew(path: Path, target: Path) -> str:
    """The media type of what now lies at `target`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as image:
                _must_fit(image)
                return _write(_upright(image), image.format == "PNG", target)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, OverflowError) as error:
        raise Refused("image_damaged", f"{type(error).__name__}: {error}"[:200], "file") from None
    except MemoryError:
        raise Refused("image_bomb", field="file") from None


def _must_fit(image: Image.Image) -> None:
    most = MOST_PIXELS_OF_A_JPEG if image.format == "JPEG" else MOST_PIXELS
    if image.width * image.height > most:
        raise Refused("image_bomb", f"{image.width} x {image.height}", "file")


def _upright(image: Image.Image) -> Image.Image:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    if image.width * image.height > MOST_PIXELS:
        raise Refused("image_bomb", f"{image.width} x {image.height}", "file")
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return turned


def _write(image: Image.Image, drawn: bool, target: Path) -> str:
    """A drawing stays sharp, what one can see through stays so; everything else is a photograph.  Only the pixels go over."""
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    pixels = image.convert("RGBA" if clear else "RGB")
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    if drawn or clear:
        bare.save(target, "PNG", optimize=True)
        return "image/png"
    bare.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return "image/jpeg"
