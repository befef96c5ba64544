// Shows the cost while the caseworker types: asks the server, which asks the library.
const form = document.querySelector("#draft");
const offers = new Map(
  JSON.parse(document.querySelector("#offers").textContent)
    .flatMap((section) => section.activities).map((activity) => [activity.value, activity.providers]),
);
const { offer, provider, unit_price: unitPrice } = form.elements;
const at = (selector) => document.querySelector(selector);

function showProviders() {
  provider.length = 1;
  for (const [id, name, price, unit] of offers.get(offer.value) ?? []) {
    const option = new Option(price ? `${name} (${price.replace(".", ",")} kr./${unit})` : name, id);
    option.dataset.price = price;
    provider.add(option);
  }
}

let asked = 0;
async function showCost() {
  const number = ++asked;
  const response = await fetch(`${form.dataset.preview}?${new URLSearchParams(new FormData(form))}`);
  const answer = await response.json();
  // Only the newest question counts: answers may overtake each other.
  if (number !== asked) return;
  at("#hint").hidden = Boolean(answer.costs || answer.problem);
  at("#wrong").hidden = !answer.problem;
  at("#wrong").textContent = answer.problem ?? "";
  at("#costs").hidden = !answer.costs;
  document.querySelectorAll("#costs dd").forEach((cell, place) => (cell.textContent = answer.costs?.[place] ?? ""));
  at("#chart").innerHTML = answer.svg ?? "";
  at("#verdict").hidden = !answer.verdict;
  const [first, ...rest] = (answer.verdict ?? "").split("\n");
  at("#verdict").className = answer.decision ?? "";
  at("#verdict summary").textContent = first;
  at("#verdict pre").textContent = rest.join("\n");
}

let waiting;
form.addEventListener("input", (event) => {
  if (event.target === offer) showProviders();
  if (event.target === provider) {
    const price = provider.selectedOptions[0].dataset.price;
    if (price) unitPrice.value = price.replace(".", ",");
  }
  clearTimeout(waiting);
  waiting = setTimeout(showCost, 150);
});

for (const field of [offer, provider, form.elements.level]) {
  if (field === provider) showProviders();
  field.value = field.dataset.typed ?? "";
}
if (offer.value) showCost();
