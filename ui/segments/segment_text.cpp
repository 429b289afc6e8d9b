// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segment_text.h"

#include "app/segments.h"
#include "ui/common/text.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

QString sentenceOf(AppContext& context, const Rule& rule) {
    return qs(ruleSentence(rule, sentenceContext(context.reader(), context.language()))) +
           (context.language() == Language::zh ? u"。"_s : u"."_s);
}

}  // namespace meike::ui
