// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include "base/label.h"

namespace meike::ui {

/// The language the window speaks now; numbers, dates and units follow it.
Language uiLanguage();

/// Installs our translations (`:/i18n/meike_zh_CN.qm`, `meike_en.qm` for plurals) and Qt's own, sets the default
/// locale, and lets every widget retranslate itself (QEvent::LanguageChange). May be called again at any time.
void applyLanguage(QApplication& app, Language language);

/// 简体中文 on a Chinese system, English elsewhere.
Language systemLanguage();

}  // namespace meike::ui
