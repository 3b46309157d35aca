// A QR code carries its long code behind "#", which browsers never send: put it into the form and send that.
(function () {
  "use strict";
  var code = location.hash.slice(1);
  if (!/^[0-9A-Za-z]{26}$/.test(code)) return;
  history.replaceState(null, "", location.pathname);
  var field = document.getElementById("code");
  field.value = code;
  field.form.submit();
})();
