/* Imports: look again at work in progress, paste a block into the grid, fill a column down. All of it also works without. */
"use strict";

(() => {
  const EVERY = 2000;

  const lookAgain = (box) => {
    setTimeout(async () => {
      try {
        const answer = await fetch(box.dataset.lookAgain, { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.querySelector("[data-look-again]");
        if (!next) { location.reload(); return; }
        box.replaceChildren(...next.childNodes);
      } catch (error) { /* the server is restarting: try once more */ }
      lookAgain(box);
    }, EVERY);
  };

  /* The cells of a copied block: tabs between cells, quotes around those with line ends, doubled quotes inside. */
  const cellsOf = (text) => {
    const rows = [[""]];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at], row = rows[rows.length - 1];
      if (quoted && sign === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else if (quoted) { if (sign === '"') quoted = false; else row[row.length - 1] += sign; }
      else if (sign === '"' && row[row.length - 1] === "") quoted = true;
      else if (sign === "\t") row.push("");
      else if (sign === "\n") rows.push([""]);
      else if (sign !== "\r") row[row.length - 1] += sign;
    }
    if (rows[rows.length - 1].join("") === "") rows.pop();
    return rows;
  };

  const grid = (box) => {
    const form = box.closest("form"), body = box.querySelector("tbody");
    let last = null;
    const fields = (row) => [...row.querySelectorAll("input[name^=cell-], textarea[name^=cell-]")];
    const placeOf = (field) => [[...body.rows].indexOf(field.closest("tr")), fields(field.closest("tr")).indexOf(field)];

    const addRow = () => {
      const row = body.lastElementChild.cloneNode(true), number = body.rows.length + 1;
      row.querySelectorAll(".zx-err").forEach((it) => it.remove());
      row.querySelector("th").textContent = number;
      const old = new RegExp(`(^|[^0-9])${number - 1}(?![0-9])`);
      fields(row).forEach((field, place) => {
        field.id = field.name = `cell-${number}-${place}`;
        field.value = "";
        field.classList.remove("is-invalid");
        ["aria-invalid", "aria-describedby"].forEach((name) => field.removeAttribute(name));
      });
      row.querySelectorAll("[aria-label]").forEach((it) => {
        it.setAttribute("aria-label", it.getAttribute("aria-label").replace(old, `$1${number}`));
      });
      row.querySelector("button").value = number;
      body.append(row);
      form.elements.rows.value = number;
    };

    const put = (field, rows) => {
      const [top, left] = placeOf(field), most = Number(box.dataset.most);
      if (top + rows.length > most) return false;
      while (body.rows.length < top + rows.length) addRow();
      rows.forEach((cells, down) => {
        const target = fields(body.rows[top + down]);
        cells.forEach((text, right) => {
          const cell = target[left + right];
          if (cell) cell.value = cell.tagName === "TEXTAREA" ? text : text.replace(/\n+/g, " ");
        });
      });
      return true;
    };

    box.addEventListener("focusin", (event) => { if (event.target.name) last = event.target; });
    box.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\t\n]/.test(text) || !event.target.name) return;
      event.preventDefault();
      if (!put(event.target, cellsOf(text))) {
        const block = document.getElementById("block");
        block.value = text;
        block.closest("details").open = true;
        block.focus();
      }
    });

    const button = form.querySelector("[data-fill-down]");
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!last) return;
      const [top, left] = placeOf(last);
      const filled = [...body.rows].map((row) => fields(row).some((field) => field.value)).lastIndexOf(true);
      for (let at = top + 1; at <= filled; at += 1) fields(body.rows[at])[left].value = last.value;
      last.focus();
    });
  };

  document.querySelectorAll("[data-look-again]").forEach(lookAgain);
  document.querySelectorAll("[data-grid]").forEach(grid);
})();
