// @ts-check
// Before anything else: can this browser carry the page? Written so that any browser can read it. If it cannot, or if the page
// does not begin, it is said why, and the worksheet stands there.
(function () {
  var OLD = "Nothing can be saved here: this browser is too old for the page. It needs Chrome or Edge 93, Firefox 92, Safari 15.4, "
    + "or a newer one. Until then, print this page: it is a worksheet.";
  var CHANGED = "Nothing can be saved here: this file was changed or cut on its way. Get it again from your teacher, and open it in "
    + "this browser: what you have answered is still there. Until then, print this page: it is a worksheet.";
  var root = document.documentElement;
  var isGood = typeof Object.hasOwn === "function" && typeof Array.prototype.at === "function" && typeof window.TextEncoder === "function"
    && typeof Element.prototype.replaceChildren === "function" && Boolean(window.crypto && window.crypto.getRandomValues);
  root.className = isGood ? "plain begins" : "plain too-old";
  document.addEventListener("DOMContentLoaded", function () {
    var told = document.getElementById("refusal");
    root.classList.remove("begins");
    if (!told) return;
    told.hidden = !root.classList.contains("plain");
    told.textContent = isGood ? CHANGED : OLD;
  });
})();
