// Shows the rules as text where the calculator cannot start.

/** Puts the document that `link` leads to into `place`. */
export function show(link, place) {
  // An XMLHttpRequest hands over a parsed document, so no string becomes markup in this page.
  const request = new XMLHttpRequest();
  request.responseType = 'document';
  request.onload = () => {
    const rules = request.response && request.response.querySelector('article');
    if (rules) place.append(rules);
  };
  request.open('GET', link.href);
  request.send();
}
