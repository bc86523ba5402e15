# The styles of the page, in this order; one subject a file. The scripts are modules, and main.js imports the others.
set(WEB_STYLES base.css controls.css rows.css panels.css print.css)
