/* The style sheet of the pages: one for all, the same for everybody. */
#include "engine/service/features/html.h"

/* clang-format off */
static const char sheet[] =
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:#fff;color:#1f2933;font:16px/1.5 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}\n"
    "header,main,footer{max-width:1280px;margin:0 auto;padding:0 24px}\n"
    "header{padding-top:20px;padding-bottom:10px;border-bottom:4px solid #1d5a73}\n"
    "h1{font-size:1.8rem;line-height:1.25;margin:24px 0 8px;font-weight:650}\n"
    "h2{font-size:1.3rem;line-height:1.3;margin:32px 0 8px;font-weight:650;color:#153f52}\n"
    "p,ul,dl{margin:0 0 12px;max-width:52em}\n"
    "a{color:#1d5a73}a:focus-visible,.wide:focus-visible{outline:3px solid #1d5a73;outline-offset:2px}\n"
    ".name{font-weight:650;margin:0}\n"
    ".way{list-style:none;display:flex;flex-wrap:wrap;gap:0 8px;margin:0;padding:0}.way li+li::before{content:'/';margin-right:8px;color:#52606d}\n"
    ".skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px}\n"
    ".pages{list-style:none;display:flex;gap:24px;padding:0}\n"
    "table{border-collapse:collapse;margin:12px 0 24px;font-size:.95rem;font-variant-numeric:tabular-nums}\n"
    "caption{text-align:left;font-weight:650;padding:6px 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:5px 16px 5px 0;border-bottom:1px solid #dde3e8}\n"
    "thead th{border-bottom:2px solid #52606d;vertical-align:bottom}\n"
    "tbody th{font-weight:500}\n"
    ".wide{overflow-x:auto}\n"
    ".quiet{color:#52606d}\n"
    "th.number,td.number{text-align:right}\n"
    "code{font-size:.95em}h3 code,p code,li code,.shape{overflow-wrap:anywhere}\n"
    "h3{font-size:1rem;margin:28px 0 6px}\n"
    "button{font:inherit;padding:6px 20px;border:0;border-radius:4px;background:#1d5a73;color:#fff;cursor:pointer}\n"
    "button:focus-visible{outline:3px solid #1f2933;outline-offset:2px}\n"
    "footer{border-top:1px solid #c3ccd4;margin-top:44px;padding-top:12px;padding-bottom:32px;color:#3e4c59;font-size:.9rem}\n"
    "@media print{.skip,.pages,nav{display:none}.wide{overflow:visible}}\n";
/* clang-format on */

enum status html_style(struct request *request, struct response *response, struct error *err) {
    (void)request;
    (void)err;
    response_type(response, "text/css; charset=utf-8");
    response_header(response, "Cache-Control", "public, max-age=3600");
    text_add(response_body(response), sheet);
    return STATUS_OK;
}
