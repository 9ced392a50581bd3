; 案卷评查工作站 per-user setup: makensis /DVERSION=… /DPROGRAM=folder /DOUT=folder installer.nsi
Unicode true
!include "MUI2.nsh"
Name "案卷评查工作站"
OutFile "${OUT}\anjuan-${VERSION}-windows.exe"
InstallDir "$LOCALAPPDATA\Programs\anjuan"
RequestExecutionLevel user
SetCompressor /SOLID lzma
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Section
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\案卷评查工作站.lnk" "$INSTDIR\anjuan.exe"
  CreateShortCut "$DESKTOP\案卷评查工作站.lnk" "$INSTDIR\anjuan.exe"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\anjuan" "DisplayName" "案卷评查工作站"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\anjuan" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\anjuan" "UninstallString" "$INSTDIR\uninstall.exe"
SectionEnd

; the workspace with the cases lies elsewhere and is never touched
Section "Uninstall"
  RMDir /r "$INSTDIR"
  Delete "$SMPROGRAMS\案卷评查工作站.lnk"
  Delete "$DESKTOP\案卷评查工作站.lnk"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\anjuan"
SectionEnd
