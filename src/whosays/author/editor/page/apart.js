// @ts-check
// Two teachers key one article apart: who does, how to begin, and how a colleague's file comes in.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { edButton, edSection } from "./parts.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").Apart} Apart */

/** The file that was brought last: if it would replace another, it is sent again with leave to do so. */
const brought = { name: "", content: "" };

/** @param {KeyState} state @param {Hands} hands */
export function apartPanel(state, hands) {
  const { apart } = state;
  const back = apart.mine ? `Go on as ${apart.mine}` : "Back to the key";
  return h("div", { class: "ed-hand-in" },
    h("section", {}, h("p", { class: "ed-big" }, "Work on it with a colleague, apart"),
      h("p", { class: "ed-plain" }, "Each of you keys the article under a name, and sees nothing of the other’s key until both are done. Then the kit shows how far you agree, and you settle what differs.")),
    apart.people.length ? people(apart, hands) : null, beginForm(hands), otherMachine(apart, hands),
    h("section", {}, edButton(back, "", "hide_people", () => hands.send({ do: "hide_people" })), apart.mine ? edButton("To the article’s own key", "", "own-key", () => hands.send({ do: "own_open", name: "" })) : null));
}

/** @param {Apart} apart @param {Hands} hands */
function people(apart, hands) {
  const rows = apart.people.map((each) => {
    const open = edButton(`Go on as ${each.name}`, "", `as-${each.name}`, () => hands.send({ do: "own_open", name: each.name }));
    const how = each.why ? "cannot be read" : each.frozen ? "done, and compared" : each.done ? "done" : "at work";
    return h("li", {}, h("span", { dir: "auto" }, each.name), h("span", { class: "ws-quiet" }, how), each.frozen || each.why ? null : open,
      each.why ? h("p", { class: "ed-wrong" }, each.why) : null);
  });
  return edSection("Who keys it", "", h("ul", { class: "ed-door ed-people" }, ...rows), ...apart.pairs.map((pair) => pairRow(pair, apart.pairs.length > 1, hands)),
    apart.people.length === 1 ? h("p", { class: "ed-plain" }, "As soon as a second key is there, the two can be compared.") : null);
}

/** @param {Apart["pairs"][number]} pair @param {boolean} several @param {Hands} hands */
function pairRow(pair, several, hands) {
  const both = `${pair.one} and ${pair.other}`;
  const show = (/** @type {boolean} */ now) => hands.send({ do: "compare", one: pair.one, other: pair.other, now });
  const key = several ? `-${pair.one}-${pair.other}` : "";
  if (pair.seen || !pair.late.length) return h("div", { class: "ed-pair" }, edButton(pair.seen ? `Go on settling: ${both}` : `Compare ${both}`, "", `compare${key}`, () => show(false), "main"));
  return h("details", { class: "ed-pair" }, h("summary", {}, several ? `Compare ${both}: ` : "", `${pair.late.join(" and ")} ${pair.late.length === 1 ? "is" : "are"} still at work`),
    h("p", { class: "ed-wrong" }, h("b", {}, "To look now ends the blind part. "), "Whoever has seen the other’s key is led by it, and what you agree on afterwards says less. The record will say that you looked early."),
    edButton("Look now", "", `now${key}`, () => show(true)));
}

/** @param {Hands} hands */
function beginForm(hands) {
  const id = uid("own-name");
  const box = h("input", { type: "text", id, class: "ed-box", dir: "auto", autocomplete: "off", "data-key": "own-name" });
  const name = uid("start");
  const starts = [["draft", "From the kit’s draft", "Quicker. Two who both begin from it agree more, since it leads both."], ["empty", "With nothing", "You mark every statement yourself. What you agree on then is yours alone."]];
  const radios = starts.map(([value, title, text]) => {
    const input = h("input", { type: "radio", name, value, "data-key": `start-${value}` });
    return { input, el: h("label", { class: "ed-start" }, input, h("span", {}, h("b", {}, title), h("small", {}, text))) };
  });
  const begin = () => hands.send({ do: "own_begin", name: box.value, start: radios.find((each) => each.input.checked)?.input.value ?? "" });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); begin(); } });
  return edSection("Begin a key of your own", "", h("label", { for: id, class: "ed-label" }, "The name that you key under"), box,
    h("div", { class: "ed-starts", role: "radiogroup", "aria-label": "Begin" }, ...radios.map((each) => each.el)), edButton("Begin", "", "own-begin", begin));
}

/** @param {Apart} apart @param {Hands} hands */
function otherMachine(apart, hands) {
  const [fileId, nameId] = [uid("file"), uid("whose")];
  const file = h("input", { type: "file", id: fileId, accept: ".csv,text/csv", "data-key": "own-file" });
  const whose = h("input", { type: "text", id: nameId, class: "ed-box", dir: "auto", autocomplete: "off", "data-key": "own-whose" });
  const send = (/** @type {boolean} */ sure) => hands.send({ do: "own_bring", ...brought, sure });
  file.addEventListener("change", () => { whose.value = (file.files?.[0]?.name ?? "").replace(/\.csv$/i, ""); });
  const bring = () => readFile(file.files?.[0]).then((content) => { Object.assign(brought, { name: whose.value, content }); send(false); });
  const taken = apart.taken ? h("div", { class: "ed-wrong" }, h("p", {}, h("b", {}, `There is another key by ${apart.taken.name} here.`), " It stays in the same folder, as a copy that nothing reads."),
    edButton("Replace it", "", "own-replace", () => send(true))) : null;
  return h("details", { class: "ed-other", open: Boolean(apart.taken) }, h("summary", {}, "A colleague at another machine"),
    h("p", { class: "ed-plain" }, "Before either of you begins, send the folder ", h("code", {}, apart.folder), ". The colleague keys there in the same way, and sends back one file, ", h("code", {}, "NAME.csv"), ", from the folder ",
      h("code", {}, "keys"), ". Put it into ", h("code", {}, `${apart.folder}/keys`), ", or choose it here."),
    h("div", { class: "ed-bring" }, h("label", { for: fileId }, "File"), file, h("label", { for: nameId }, "Whose"), whose), taken, edButton("Bring it in", "", "own-bring", bring));
}

/** A file as it is, whatever its letters are stored as: base64. @param {File|undefined} file @returns {Promise<string>} */
async function readFile(file) {
  if (!file) return "";
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

/** The own key is read to its end: what comes now. @param {KeyState} state @param {Hands} hands */
export function apartDone(state, hands) {
  const { mine } = state.apart;
  return mine ? [h("p", { class: "ed-plain" }, `This is ${mine}’s key, made apart. It lies in `, h("code", {}, `${state.apart.folder}/keys/${state.file}`), "."),
    edButton("Is the other done? Compare", "", "people-done", () => hands.send({ do: "show_people" }))] : [];
}
