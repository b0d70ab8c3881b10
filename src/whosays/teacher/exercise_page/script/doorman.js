// @ts-check
// Before anything else: can this browser carry the page? Written so that any browser can read it. If not, it says which
// one is needed, and the worksheet stays where it is.
(function () {
  var isGood = typeof Object.hasOwn === "function" && typeof Array.prototype.at === "function" && typeof window.TextEncoder === "function"
    && typeof document.body.replaceChildren === "function" && Boolean(window.crypto && window.crypto.getRandomValues);
  var told = document.getElementById("refusal");
  if (isGood || !told) return;
  document.documentElement.className = "plain too-old";
  told.textContent = "Nothing can be saved here: this browser is too old for the page. It needs Chrome or Edge 93, Firefox 92, "
    + "Safari 15.4, or a newer one. Until then, print this page: it is a worksheet.";
  told.hidden = false;
})();
