"""Ways in which people type a number of sixteen digits."""

FULL_WIDTH = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
ARABIC = {ord(str(digit)): 0x0660 + digit for digit in range(10)}
LETTERS = {ord("0"): "О", ord("1"): "l", ord("3"): "З", ord("6"): "б"}

SPELLINGS = {
    "as stored": lambda fours: "".join(fours),
    "in fours": lambda fours: " ".join(fours),
    "no-break and thin spaces": lambda fours: f"{fours[0]}\u00a0{fours[1]}\u202f{fours[2]}\u2009{fours[3]}",
    "en dashes and spaces": lambda fours: "  " + " – ".join(fours) + " ",
    "slashes and dots": lambda fours: f"{fours[0]}/{fours[1]}.{fours[2]}/{fours[3]}.",
    "numero sign and hyphens": lambda fours: "№ " + "-".join(fours),
    "full-width digits": lambda fours: "".join(fours).translate(FULL_WIDTH),
    "Arabic digits": lambda fours: " ".join(fours).translate(ARABIC),
    "letters that look like digits": lambda fours: " ".join(fours).translate(LETTERS),
    "invisible characters": lambda fours: "\ufeff" + "\u200b".join(fours) + "\u00ad",
    "grouped otherwise": lambda fours: " ".join("".join(fours)[start : start + 3] for start in range(0, 16, 3)),
}


def spelt(spelling: str, reference: str) -> str:
    """A reference as it is typed in one of these ways."""
    return SPELLINGS[spelling]([reference[start : start + 4] for start in range(0, 16, 4)])
