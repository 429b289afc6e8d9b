// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/error_text.h"

#include "app/words/error_sentence.h"
#include "app/words/error_words.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"

namespace meike::ui {

QString errorText(const Error& error) { return qs(errorSentence(error, uiLanguage())); }

QString detailText(const ErrorDetail& detail) { return qs(errorWords(detail, uiLanguage())); }

}  // namespace meike::ui
