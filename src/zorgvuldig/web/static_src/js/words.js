// A gentle hint when a text names a person by a label. It never stops anyone.
export function checkWords(area) {
  if (area.wordsChecked) return;
  area.wordsChecked = true;
  const words = list(area.dataset.checkLabel);
  if (!words.length) return;
  const found = new RegExp(`(?<![\\p{L}])(${words.map(literal).join("|")})(?![\\p{L}])`, "iu");
  const hint = document.createElement("p");
  hint.className = "zv-words";
  hint.setAttribute("role", "status");
  area.after(hint);

  const better = JSON.parse(area.dataset.checkLabelBetter || "{}");
  const look = () => {
    const word = area.value.match(found)?.[1];
    const instead = better[word?.toLowerCase()] ?? "";
    const text = word
      ? area.dataset.checkLabelHint.replace("%", () => word).replace("%", () => instead)
      : "";
    if (hint.textContent !== text) hint.textContent = text;
  };
  area.addEventListener("input", look);
  look();
}

// The words themselves ("a|b"), or "#id" of a JSON block that holds them.
function list(source) {
  if (source.startsWith("#")) return JSON.parse(document.querySelector(source)?.textContent || "[]");
  return source.split("|").map((word) => word.trim()).filter(Boolean);
}

const literal = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
